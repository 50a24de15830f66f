using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Json;
using Usher.Wire.Personalize;

namespace Usher.Wire.Tests.ServiceModels;

public sealed class PersonalizeModelTests
{
    public static TheoryData<string, string, int> Services => new()
    {
        { "personalize", "Usher.Wire.Personalize", 71 },
        { "personalize-runtime", "Usher.Wire.PersonalizeRuntime", 3 },
        { "personalize-events", "Usher.Wire.PersonalizeEvents", 5 },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public void Records_are_spelled_as_the_service_model_spells_them(string service, string recordNamespace, int operations)
    {
        var comparison = new ShapeComparison(SharedModels.Model(service), recordNamespace) { IsJson = true };
        var known = Here(recordNamespace).Select(operation => operation.Name).ToArray();

        comparison.Operations(known);

        Assert.Equal(operations, known.Length);
        Assert.Empty(comparison.Differences);
        Assert.Equal(typeof(PersonalizeOperation).Assembly.GetTypes().Count(type => type.Namespace == recordNamespace && IsWireRecord(type)), comparison.Compared);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Operations_are_those_of_the_service_model(string service, string recordNamespace, int operations)
    {
        var model = SharedModels.Model(service);
        var metadata = model.GetProperty("metadata");
        var isControl = metadata.GetProperty("protocol").GetString() == "json";

        var expected = model.GetProperty("operations").EnumerateObject().Select(operation => new
        {
            operation.Name,
            Method = operation.Value.GetProperty("http").GetProperty("method").GetString(),
            Path = operation.Value.GetProperty("http").GetProperty("requestUri").GetString(),
            Target = isControl ? $"{metadata.GetProperty("targetPrefix").GetString()}.{operation.Name}" : null,
            Request = operation.Value.GetProperty("input").GetProperty("shape").GetString(),
            Response = operation.Value.TryGetProperty("output", out var output) ? output.GetProperty("shape").GetString() : null,
            // The model of UpdateSolution has one error twice.
            Errors = string.Join(' ', operation.Value.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("shape").GetString()).Distinct().Order()),
        });
        var here = Here(recordNamespace).Select(operation => new
        {
            operation.Name,
            Method = (string?)"POST",
            Path = (string?)(operation.Path ?? "/"),
            operation.Target,
            Request = (string?)operation.Request.Name,
            Response = operation.Response?.Name,
            Errors = string.Join(' ', operation.ErrorCodes.Order()),
        });

        Assert.Equal(operations, here.Count());
        Assert.Equal(expected.OrderBy(operation => operation.Name), here.OrderBy(operation => operation.Name));
        Assert.All(Here(recordNamespace), operation => Assert.Equal(isControl ? AwsProtocol.Json : AwsProtocol.RestJson, operation.Protocol));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Errors_have_the_status_of_the_service_model(string service, string recordNamespace, int operations)
    {
        var statuses = Shapes(SharedModels.Model(service))
            .Where(shape => shape.Value.TryGetProperty("exception", out _))
            .ToDictionary(shape => shape.Name, shape => shape.Value.TryGetProperty("error", out var error) ? error.GetProperty("httpStatusCode").GetInt32() : 400);

        Assert.Equal(statuses.Keys.Order(), Here(recordNamespace).SelectMany(operation => operation.ErrorCodes).Distinct().Order());
        Assert.All(statuses, status => Assert.Equal(status.Value, ErrorStatuses.Of(Here(recordNamespace).First().Protocol, status.Key)));
        Assert.Equal(operations, Here(recordNamespace).Count());
    }

    // What the readers and writers here take for granted of every member.
    [Theory]
    [MemberData(nameof(Services))]
    public void Everything_is_in_the_body_and_times_are_counted_in_seconds(string service, string recordNamespace, int operations)
    {
        var model = SharedModels.Model(service);
        var members = Shapes(model).Where(shape => shape.Value.TryGetProperty("members", out _)).SelectMany(shape => shape.Value.GetProperty("members").EnumerateObject()).ToArray();

        Assert.NotEmpty(members);
        Assert.All(members, member => Assert.False(member.Value.TryGetProperty("location", out _) || member.Value.TryGetProperty("locationName", out _) || member.Value.TryGetProperty("timestampFormat", out _)));
        Assert.All(Shapes(model), shape => Assert.False(shape.Value.TryGetProperty("payload", out _) || shape.Value.TryGetProperty("timestampFormat", out _)));
        Assert.All(model.GetProperty("operations").EnumerateObject(), operation => Assert.DoesNotContain('{', operation.Value.GetProperty("http").GetProperty("requestUri").GetString()!));
        Assert.Equal(operations, Here(recordNamespace).Count());
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void The_smallest_request_of_each_operation_is_read_and_one_that_lacks_a_member_refused(string service, string recordNamespace, int operations)
    {
        var model = SharedModels.Model(service);
        var samples = new SampleRequests(model);
        var refused = 0;
        foreach (var operation in Here(recordNamespace))
        {
            var request = samples.Smallest(operation.Request.Name);
            Assert.IsType(operation.Request, operation.Read(JsonSerializer.SerializeToUtf8Bytes(request)));

            foreach (var member in request.Select(member => member.Key).ToArray())
            {
                var less = samples.Smallest(operation.Request.Name);
                less.Remove(member);
                var error = Assert.Throws<AwsException>(() => operation.Read(JsonSerializer.SerializeToUtf8Bytes(less)));
                Assert.Equal("InvalidInputException", error.Code);
                Assert.Equal($"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null", error.Message);
                refused++;
            }
        }

        Assert.Equal(operations, Here(recordNamespace).Count());
        Assert.True(refused > 0);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_request_with_every_member_is_read_whole(string service, string recordNamespace, int operations)
    {
        var samples = new SampleRequests(SharedModels.Model(service));
        foreach (var operation in Here(recordNamespace))
        {
            var request = samples.Largest(operation.Request.Name);

            var read = operation.Read(JsonSerializer.SerializeToUtf8Bytes(request));

            Assert.Equal(request.ToJsonString(), JsonSerializer.Serialize(read, operation.Request, AwsJson.Options));
        }

        Assert.Equal(operations, Here(recordNamespace).Count());
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void An_answer_with_every_member_is_written_whole_and_where_there_is_none_nothing(string service, string recordNamespace, int operations)
    {
        var samples = new SampleRequests(SharedModels.Model(service));
        foreach (var operation in Here(recordNamespace))
        {
            if (operation.Response is null)
            {
                Assert.Empty(operation.Write(null));
                continue;
            }

            var answer = samples.Largest(operation.Response.Name).ToJsonString();
            Assert.Equal(answer, Encoding.UTF8.GetString(operation.Write(JsonSerializer.Deserialize(answer, operation.Response, AwsJson.Options))));
        }

        Assert.Equal(operations, Here(recordNamespace).Count());
    }

    private static IEnumerable<PersonalizeOperation> Here(string recordNamespace) => PersonalizeOperations.Every.Where(operation => operation.Request.Namespace == recordNamespace);

    private static JsonElement.ObjectEnumerator Shapes(JsonElement model) => model.GetProperty("shapes").EnumerateObject();

    // All that go over the wire are records that are made without arguments.
    private static bool IsWireRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null && type.GetConstructor(Type.EmptyTypes) is not null && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
