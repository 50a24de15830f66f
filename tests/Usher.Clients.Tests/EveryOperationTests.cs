using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Usher.Contracts;
using Usher.Wire.Errors;
using Usher.Wire.Json;
using Usher.Wire.Personalize;
using Usher.Wire.Signing.Making;
using Usher.Wire.Tests.ServiceModels;

namespace Usher.Clients.Tests;

/// <summary>Every operation of Personalize's three services over the wire, with requests made of the service models.</summary>
[AwsSource("The service models personalize, personalize-runtime and personalize-events: required members, patterns, errors and their statuses")]
public sealed class EveryOperationTests : IClassFixture<UsherServer>, IDisposable
{
    // An answer with a member that the model does not know is no answer of this service.
    private static readonly JsonSerializerOptions Strict = new(AwsJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly HttpClient _client;

    public EveryOperationTests(UsherServer server)
    {
        var credentials = new SigningCredentials(server.Environment["AWS_ACCESS_KEY_ID"], server.Environment["AWS_SECRET_ACCESS_KEY"]);
        _client = new(new SigningHandler(new(credentials, "us-east-1", "personalize"), TimeProvider.System) { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = new(server.Endpoint) };
    }

    public static TheoryData<string, string, int> Services => new()
    {
        { "personalize", "Usher.Wire.Personalize", 71 },
        { "personalize-runtime", "Usher.Wire.PersonalizeRuntime", 3 },
        { "personalize-events", "Usher.Wire.PersonalizeEvents", 5 },
    };

    public void Dispose() => _client.Dispose();

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_smallest_request_is_answered_as_the_model_says_or_refused_with_an_error_of_the_operation(string service, string recordNamespace, int operations)
    {
        var samples = new SampleRequests(SharedModels.Model(service));
        foreach (var operation in Of(recordNamespace, operations))
        {
            var answer = await SendAsync(operation, samples.Smallest(operation.Request.Name));

            if (answer.Status == 200)
                Assert.True(operation.Response is null ? answer.Body.Length == 0 : JsonSerializer.Deserialize(answer.Body, operation.Response, Strict) is not null, $"{operation.Name}: {answer.Body}");
            else
                answer.IsErrorOf(operation);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_request_that_lacks_a_required_member_is_refused_and_the_member_named(string service, string recordNamespace, int operations)
    {
        var samples = new SampleRequests(SharedModels.Model(service));
        var refused = 0;
        foreach (var operation in Of(recordNamespace, operations))
        {
            foreach (var (member, _) in samples.Smallest(operation.Request.Name))
            {
                var request = samples.Smallest(operation.Request.Name);
                request.Remove(member);

                var answer = await SendAsync(operation, request);

                answer.IsErrorOf(operation);
                Assert.Equal(
                    (400, "InvalidInputException", $"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null"),
                    (answer.Status, answer.Code, answer.Message));
                refused++;
            }
        }

        Assert.InRange(refused, 1, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_request_with_what_is_no_ARN_is_refused_and_the_member_named(string service, string recordNamespace, int operations)
    {
        var samples = new SampleRequests(SharedModels.Model(service));
        foreach (var operation in Of(recordNamespace, operations))
        {
            foreach (var (member, _) in samples.Largest(operation.Request.Name).Where(IsArn))
            {
                var request = samples.Smallest(operation.Request.Name);
                request[member] = "films";

                var answer = await SendAsync(operation, request);

                answer.IsErrorOf(operation);
                Assert.Equal((400, "InvalidInputException"), (answer.Status, answer.Code));
                Assert.StartsWith($"1 validation error detected: Value 'films' at '{member}' failed to satisfy constraint", answer.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task What_makes_something_that_is_not_there_yet_says_so(string service, string recordNamespace, int operations)
    {
        var samples = new SampleRequests(SharedModels.Model(service));
        foreach (var operation in Of(recordNamespace, operations))
        {
            var answer = await SendAsync(operation, samples.Smallest(operation.Request.Name));

            if (answer.IsNotYet)
                Assert.Equal((400, "InvalidInputException", $"{operation.Name} is not there yet in this version of Usher. docs/operations.md lists what is."), (answer.Status, answer.Code, answer.Message));
            Assert.True(!answer.IsNotYet || Making.Any(word => operation.Name.StartsWith(word, StringComparison.Ordinal)), $"{operation.Name} has something to answer: {answer}");
        }
    }

    [Fact]
    public async Task Every_list_is_answered_with_a_page_and_a_token_that_no_list_gave_is_refused()
    {
        var samples = new SampleRequests(SharedModels.Model("personalize"));
        var lists = Of("Usher.Wire.Personalize", 71).Where(operation => operation.Name.StartsWith("List", StringComparison.Ordinal) && operation.ErrorCodes.Contains("InvalidNextTokenException")).ToArray();
        Assert.Equal(17, lists.Length);
        foreach (var operation in lists)
        {
            var request = samples.Smallest(operation.Request.Name);
            var page = await SendAsync(operation, request);
            request["nextToken"] = "of-no-list";
            var refusal = await SendAsync(operation, request);
            request["maxResults"] = 101;
            var invalid = await SendAsync(operation, request);

            Assert.True(page.Status == 200 && JsonNode.Parse(page.Body)!.AsObject().Count(member => member.Value is JsonArray) == 1, $"{operation.Name}: {page.Body}");
            Assert.Equal((400, "InvalidNextTokenException"), (refusal.Status, refusal.Code));
            Assert.Equal(400, invalid.Status);
            Assert.Contains("'maxResults' failed to satisfy constraint", invalid.Message!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task What_acts_on_a_thing_that_cannot_be_made_yet_answers_that_there_is_none_in_Amazons_words(string service, string recordNamespace, int operations)
    {
        foreach (var (operation, member, request) in await TakingArnsAsync(service, recordNamespace, operations))
        {
            if (Making.Append("List").Any(word => operation.Name.StartsWith(word, StringComparison.Ordinal)) || !Later.Contains(KindOf(member)) || !operation.ErrorCodes.Contains("ResourceNotFoundException"))
                continue;
            // Recommendations are not asked of what is not there, but of a campaign: filters, recommenders and promotions of requests are refused with what to do.
            if (operation.Name is "GetRecommendations" or "GetPersonalizedRanking" or "GetActionRecommendations")
                continue;

            var arn = ArnOf(KindOf(member), "of-nothing");
            request[member] = arn;
            var answer = await SendAsync(operation, request);

            Assert.Equal(("ResourceNotFoundException", $"Resource Arn {arn} does not exist."), (answer.Code, answer.Message));
            answer.IsErrorOf(operation);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public Task An_ARN_of_nothing_is_refused_and_named(string service, string recordNamespace, int operations) =>
        AreRefusedAsync(service, recordNamespace, operations, member => ArnOf(KindOf(member), "of-nothing"));

    [Theory]
    [MemberData(nameof(Services))]
    public Task An_ARN_of_the_wrong_kind_is_refused_and_named(string service, string recordNamespace, int operations) =>
        // Tags may be on anything. What the others name exists.
        AreRefusedAsync(service, recordNamespace, operations, member => member == "resourceArn" ? null : _existing[KindOf(member) is PersonalizeKind.DatasetGroup ? PersonalizeKind.Schema : PersonalizeKind.DatasetGroup]);

    /// <summary>Sends bad ARNs to every operation that takes one, in every member that does.</summary>
    private async Task AreRefusedAsync(string service, string recordNamespace, int operations, Func<string, string?> badArn)
    {
        var wrong = new List<string>();
        foreach (var (operation, member, request) in await TakingArnsAsync(service, recordNamespace, operations))
        {
            if (badArn(member) is not { } bad)
                continue;

            request[member] = bad;
            var answer = await SendAsync(operation, request);
            if (answer.Status != 200)
                answer.IsErrorOf(operation);
            var isRefused = answer.Code is "ResourceNotFoundException" or "InvalidInputException" && NamesWhatIsWrong(answer.Message!, member, request);
            if (!(isRefused || answer.IsNotYet || (HasFilterOnly(operation) && IsEmptyPage(answer))))
                wrong.Add($"{operation.Name} by {member}: {answer}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // The bad ARN, or one of those beside it that are of nothing too; the member, where it may not be given at all.
    private static bool NamesWhatIsWrong(string message, string member, JsonObject request) =>
        message.StartsWith(member, StringComparison.Ordinal)
        || request.Where(IsArn).Select(arn => arn.Value!.GetValue<string>()).Any(arn => message.Contains(arn, StringComparison.Ordinal));

    /// <summary>Every operation with each member that takes an ARN of Personalize, and a request whose other ARNs are of what exists, as far as it can be made in a moment.</summary>
    private async Task<IReadOnlyList<(PersonalizeOperation Operation, string Member, JsonObject Request)>> TakingArnsAsync(string service, string recordNamespace, int operations)
    {
        await MakeAsync();
        var samples = new SampleRequests(SharedModels.Model(service));
        return
        [
            .. from operation in Of(recordNamespace, operations)
               from member in samples.Largest(operation.Request.Name).Where(IsArn).Select(member => member.Key)
               where !OfOtherServices.Contains(member)
               select (operation, member, Request(operation, member)),
        ];

        JsonObject Request(PersonalizeOperation operation, string member)
        {
            var request = samples.Smallest(operation.Request.Name);
            foreach (var (arn, _) in request.Where(IsArn).Where(each => !OfOtherServices.Contains(each.Key)).ToArray())
                request[arn] = _existing.GetValueOrDefault(KindOf(arn), ArnOf(KindOf(arn), "of-nothing-either"));
            foreach (var (needed, value) in Needed.GetValueOrDefault(operation.Name, []))
                request[needed] = value!.DeepClone();
            // Recommendations are asked of a campaign or a recommender.
            if (operation.Name is "GetRecommendations" or "GetActionRecommendations" && member is not ("campaignArn" or "recommenderArn"))
                request["campaignArn"] = ArnOf(PersonalizeKind.Campaign, "of-nothing-either");
            return request;
        }
    }

    private async Task MakeAsync()
    {
        // A class has one server, and each test of it asks for these.
        const string Schema = """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","version":"1.0","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"}]}""";
        var mark = $"{Guid.NewGuid():N}"[..8];
        var schema = await MadeAsync(PersonalizeKind.Schema, "CreateSchema", new() { ["name"] = mark, ["schema"] = Schema });
        var group = await MadeAsync(PersonalizeKind.DatasetGroup, "CreateDatasetGroup", new() { ["name"] = mark });
        await MadeAsync(PersonalizeKind.Dataset, "CreateDataset", new() { ["name"] = mark, ["datasetGroupArn"] = group, ["datasetType"] = "INTERACTIONS", ["schemaArn"] = schema });
        await MadeAsync(PersonalizeKind.EventTracker, "CreateEventTracker", new() { ["name"] = mark, ["datasetGroupArn"] = group });
        await MadeAsync(PersonalizeKind.Solution, "CreateSolution", new() { ["name"] = mark, ["datasetGroupArn"] = group, ["recipeArn"] = _existing[PersonalizeKind.Recipe], ["performAutoTraining"] = false });
    }

    private async Task<string> MadeAsync(PersonalizeKind kind, string operation, JsonObject request)
    {
        var answer = await SendAsync(PersonalizeOperations.Every.Single(one => one.Name == operation), request);
        Assert.True(answer.Status == 200, answer.Body);
        return _existing[kind] = JsonNode.Parse(answer.Body)![$"{char.ToLowerInvariant($"{kind}"[0])}{$"{kind}"[1..]}Arn"]!.GetValue<string>();
    }

    private readonly Dictionary<PersonalizeKind, string> _existing = new()
    {
        [PersonalizeKind.Recipe] = "arn:aws:personalize:::recipe/aws-popularity-count",
    };

    // What stands beside them in a request of which nothing else is wrong.
    private static readonly Dictionary<string, JsonObject> Needed = new()
    {
        ["CreateDataset"] = new() { ["datasetType"] = "USERS" },
        ["CreateDatasetImportJob"] = new() { ["dataSource"] = new JsonObject { ["dataLocation"] = "s3://films/interactions.csv" }, ["roleArn"] = "arn:aws:iam::123456789012:role/reader" },
        ["CreateSolution"] = new() { ["recipeArn"] = "arn:aws:personalize:::recipe/aws-popularity-count", ["performAutoTraining"] = false },
        ["UpdateSolution"] = new() { ["performAutoTraining"] = false },
        ["UpdateCampaign"] = new() { ["minProvisionedTPS"] = 1 },
    };

    private static readonly string[] OfOtherServices = ["roleArn", "kmsKeyArn"];

    /// <summary>Lists of what a thing has; all but one of them have no error for a thing that is not there.</summary>
    private static bool HasFilterOnly(PersonalizeOperation operation) => operation.Name.StartsWith("List", StringComparison.Ordinal) && !operation.ErrorCodes.Contains("ResourceNotFoundException");

    private static bool IsEmptyPage(Answer answer) => answer.Status == 200 && JsonNode.Parse(answer.Body)!.AsObject().All(member => member.Value is JsonArray { Count: 0 });

    private static PersonalizeKind KindOf(string member) => member == "resourceArn" ? PersonalizeKind.Campaign : Enum.Parse<PersonalizeKind>(member[..^"Arn".Length], ignoreCase: true);

    private static string ArnOf(PersonalizeKind kind, string name) => kind switch
    {
        PersonalizeKind.Recipe or PersonalizeKind.Algorithm or PersonalizeKind.FeatureTransformation => $"arn:aws:personalize:::{Word(kind)}/{name}",
        PersonalizeKind.Dataset => $"arn:aws:personalize:us-east-1:123456789012:dataset/{name}/INTERACTIONS",
        PersonalizeKind.SolutionVersion => $"arn:aws:personalize:us-east-1:123456789012:solution/{name}/12345678",
        _ => $"arn:aws:personalize:us-east-1:123456789012:{Word(kind)}/{name}",
    };

    private static string Word(PersonalizeKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{kind}");

    // What the first versions may lack.
    private static readonly PersonalizeKind[] Later =
    [
        PersonalizeKind.Filter, PersonalizeKind.Recommender, PersonalizeKind.BatchInferenceJob, PersonalizeKind.BatchSegmentJob, PersonalizeKind.MetricAttribution, PersonalizeKind.DatasetExportJob,
        PersonalizeKind.DataDeletionJob,
    ];

    // What may say that it is not there yet: all else has nothing to act on, which is an answer.
    private static readonly string[] Making = ["Create"];

    private static bool IsArn(KeyValuePair<string, JsonNode?> member) => member.Key.EndsWith("Arn", StringComparison.Ordinal);

    private static PersonalizeOperation[] Of(string recordNamespace, int operations)
    {
        var every = PersonalizeOperations.Every.Where(operation => operation.Request.Namespace == recordNamespace).ToArray();
        Assert.Equal(operations, every.Length);
        return every;
    }

    private async Task<Answer> SendAsync(PersonalizeOperation operation, JsonObject request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, operation.Path ?? "/") { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request)) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(operation.ContentType);
        if (operation.Target is { } target)
            message.Headers.Add("X-Amz-Target", target);

        using var response = await _client.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.True(response.Headers.Contains("x-amzn-requestid"), $"{operation.Name} is answered without a request id.");
        return new(
            (int)response.StatusCode,
            response.Headers.TryGetValues(AwsJson.ErrorTypeHeader, out var codes) ? codes.Single() : null,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private sealed record Answer(int Status, string? Code, string Body)
    {
        public string? Message => Status == 200 ? null : JsonNode.Parse(Body)!["message"]?.GetValue<string>();

        public bool IsNotYet => Message?.Contains("is not there yet in this version of Usher", StringComparison.Ordinal) is true;

        /// <summary>Checks the error's name, its status and where the protocol says it.</summary>
        public void IsErrorOf(PersonalizeOperation operation)
        {
            Assert.True(operation.ErrorCodes.Contains(Code), $"{operation.Name} does not raise {Code}: {Body}");
            Assert.Equal(ErrorStatuses.Of(operation.Protocol, Code!), Status);
            Assert.Equal(operation.Protocol is AwsProtocol.Json ? Code : null, JsonNode.Parse(Body)!["__type"]?.GetValue<string>());
            Assert.False(string.IsNullOrWhiteSpace(Message));
        }
    }
}
