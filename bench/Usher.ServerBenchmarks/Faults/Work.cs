using System.Globalization;
using System.Text;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeEvents;

namespace Usher.ServerBenchmarks.Faults;

/// <summary>Changes an account without end, on four sides at once, and writes down in a journal what was acknowledged.</summary>
/// <param name="journal">Of this folder.</param>
/// <param name="account">Twelve digits.</param>
internal sealed class Work(Journal journal, string account)
{
    public const string Bucket = "faults";

    private const int Names = 12;
    private const int Rows = 1_000;
    private const int Users = 50;
    private const int MaxImports = 3;
    private const int MaxVersions = 2;
    private const string Schema =
        """
        {"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema", "version": "1.0", "fields": [
            {"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}, {"name": "EVENT_TYPE", "type": "string"}]}
        """;

    private long _number;
    private string? _tracker;

    private string Group => Arn("dataset-group/faults");

    private string Dataset => Arn("dataset/faults/INTERACTIONS");

    private string Solution => Arn("solution/faults");

    private string Role => $"arn:aws:iam::{account}:role/faults";

    /// <summary>Makes once what all else hangs on. A kill may have cut an earlier try short anywhere.</summary>
    public async Task PrepareAsync(FaultClient client)
    {
        await OnceAsync("bucket/" + Bucket, () => client.S3Async(HttpMethod.Put, $"/{Bucket}"));
        await OnceAsync("bucketpolicy/" + Bucket, () => client.S3Async(HttpMethod.Put, $"/{Bucket}?policy", Encoding.UTF8.GetBytes(Documents.LetServiceRead(Bucket))));
        await OnceAsync("role/faults", () => client.IamAsync("CreateRole", ("RoleName", "faults"), ("AssumeRolePolicyDocument", Documents.TrustService)));
        await OnceAsync("rolepolicy/faults", () => client.IamAsync("PutRolePolicy", ("RoleName", "faults"), ("PolicyName", "read"), ("PolicyDocument", Documents.Read(Bucket))));
        await OnceAsync("resource/" + Arn("schema/faults"), () => client.CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = "faults", Schema = Schema }));
        await OnceAsync("resource/" + Group, () => client.CallAsync<CreateDatasetGroupResponse>(new CreateDatasetGroupRequest { Name = "faults" }));
        await OnceAsync("resource/" + Dataset, () => client.CallAsync<CreateDatasetResponse>(new CreateDatasetRequest { Name = "faults", DatasetGroupArn = Group, DatasetType = "INTERACTIONS", SchemaArn = Arn("schema/faults") }));
        await OnceAsync("tracker/faults", () => client.CallAsync<CreateEventTrackerResponse>(new CreateEventTrackerRequest { Name = "faults", DatasetGroupArn = Group }));
        await OnceAsync("resource/" + Solution, () => client.CallAsync<CreateSolutionResponse>(new CreateSolutionRequest { Name = "faults", DatasetGroupArn = Group, RecipeArn = "arn:aws:personalize:::recipe/aws-popularity-count", PerformAutoTraining = false }));
        _tracker ??= (await client.CallAsync<DescribeEventTrackerResponse>(new DescribeEventTrackerRequest { EventTrackerArn = Arn(await TrackerAsync(client)) }))!.EventTracker!.TrackingId;
    }

    /// <summary>Objects: puts, uploads in parts, copies, deletions.</summary>
    public async Task ChangeObjectsAsync(FaultClient client, Random random)
    {
        var key = $"object/{random.Next(Names)}";
        var path = $"/{Bucket}/{key}";
        var content = Contents.Name(NextNumber(), random.Next(200_000));
        switch (random.Next(6))
        {
            case 0:
                await DoAsync(key, null, () => client.S3Async(HttpMethod.Delete, path));
                break;
            case 1 when journal.Of("object") is { Count: > 0 } others && others[random.Next(others.Count)] is var other && other != key:
                await DoAsync(key, journal.ValueOf(other), () => client.S3Async(HttpMethod.Put, path, [], $"/{Bucket}/{other}"));
                break;
            case 2:
                await DoAsync(key, content, () => UploadAsync(client, path, content));
                break;
            default:
                await DoAsync(key, content, () => client.S3Async(HttpMethod.Put, path, Contents.Bytes(content)));
                break;
        }
    }

    /// <summary>Identities: users come and go, and their policies change.</summary>
    public async Task ChangeIdentitiesAsync(FaultClient client, Random random)
    {
        var name = $"u{random.Next(Names)}";
        var user = $"user/{name}";
        var policy = $"userpolicy/{name}";
        if (journal.ValueOf(user) is null)
        {
            await DoAsync(user, "there", () => client.IamAsync("CreateUser", ("UserName", name)));
        }
        else if (random.Next(4) == 0)
        {
            if (journal.ValueOf(policy) is not null)
                await DoAsync(policy, null, () => client.IamAsync("DeleteUserPolicy", ("UserName", name), ("PolicyName", "p")));
            await DoAsync(user, null, () => client.IamAsync("DeleteUser", ("UserName", name)));
        }
        else
        {
            var number = NextNumber();
            await DoAsync(policy, number, () => client.IamAsync("PutUserPolicy", ("UserName", name), ("PolicyName", "p"), ("PolicyDocument", Documents.Numbered(number))));
        }
    }

    /// <summary>Events, one at a time: each is there for good once it was acknowledged.</summary>
    public async Task SendEventAsync(FaultClient client, Random random)
    {
        var id = NextNumber();
        await DoAsync($"event/{id}", "there", () => client.CallAsync<object>(new PutEventsRequest
        {
            TrackingId = _tracker!,
            UserId = $"u{random.Next(Users)}",
            SessionId = "s",
            EventList = [new() { EventId = id, EventType = "click", ItemId = $"i{random.Next(20)}", SentAt = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + random.Next(1_000_000)) }],
        }));
    }

    /// <summary>Resources: schemas come and go; a few imports, trainings and campaigns, and deletions of campaigns.</summary>
    public async Task ChangeResourcesAsync(FaultClient client, Random random)
    {
        var imports = journal.Of("job").Count(job => job.Contains("dataset-import-job", StringComparison.Ordinal));
        var versions = journal.Of("job").Where(job => job.Contains("/solution/", StringComparison.Ordinal) || job.Contains(":solution/", StringComparison.Ordinal)).ToArray();
        switch (random.Next(4))
        {
            case 0 when imports < MaxImports:
                await ImportAsync(client);
                break;
            case 1 when imports > 0 && versions.Length < MaxVersions && await ImportIsActiveAsync(client):
                await TrainAsync(client);
                break;
            default:
                var schema = $"resource/{Arn($"schema/s{random.Next(Names)}")}";
                var arn = schema["resource/".Length..];
                if (journal.ValueOf(schema) is null)
                    await DoAsync(schema, "there", () => client.CallAsync<CreateSchemaResponse>(new CreateSchemaRequest { Name = arn.Split('/')[^1], Schema = Schema }));
                else
                    await DoAsync(schema, null, () => client.CallAsync<object>(new DeleteSchemaRequest { SchemaArn = arn }));
                break;
        }
    }

    private async Task ImportAsync(FaultClient client)
    {
        var name = $"n{NextNumber()}";
        var file = Encoding.UTF8.GetBytes(CsvOf(name));
        await client.S3Async(HttpMethod.Put, $"/{Bucket}/csv/{name}.csv", file);
        var request = new CreateDatasetImportJobRequest { JobName = name, DatasetArn = Dataset, DataSource = new() { DataLocation = $"s3://{Bucket}/csv/{name}.csv" }, RoleArn = Role };
        await DoAsync($"job/{Arn($"dataset-import-job/{name}")}", "there", () => client.CallAsync<CreateDatasetImportJobResponse>(request));
    }

    // Its name is the server's choice, so it can only be looked for once it was acknowledged.
    private async Task TrainAsync(FaultClient client)
    {
        var arn = (await client.CallAsync<CreateSolutionVersionResponse>(new CreateSolutionVersionRequest { SolutionArn = Solution }))!.SolutionVersionArn!;
        journal.Begin($"job/{arn}", "there");
        journal.Acknowledge($"job/{arn}");
    }

    private async Task<bool> ImportIsActiveAsync(FaultClient client)
    {
        foreach (var job in journal.Of("job").Where(job => job.Contains("dataset-import-job", StringComparison.Ordinal)))
        {
            if (await Checks.StatusAsync(client, job["job/".Length..]) == "ACTIVE")
                return true;
        }

        return false;
    }

    private static async Task UploadAsync(FaultClient client, string path, string content)
    {
        var id = FaultClient.TextOf(Encoding.UTF8.GetString((await client.S3Async(HttpMethod.Post, $"{path}?uploads")).Body), "UploadId");
        await client.S3Async(HttpMethod.Put, $"{path}?partNumber=1&uploadId={id}", Contents.Bytes(content));
        var etag = FaultClient.TextOf(Encoding.UTF8.GetString((await client.S3Async(HttpMethod.Get, $"{path}?uploadId={id}")).Body), "ETag");
        var parts = $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>";
        await client.S3Async(HttpMethod.Post, $"{path}?uploadId={id}", Encoding.UTF8.GetBytes(parts));
    }

    private async Task<string> TrackerAsync(FaultClient client) =>
        (await client.CallAsync<ListEventTrackersResponse>(new ListEventTrackersRequest { DatasetGroupArn = Group }))!.EventTrackers!.Single().EventTrackerArn!.Split(':', 6)[5];

    private async Task OnceAsync(string thing, Func<Task> make)
    {
        if (journal.ValueOf(thing) is null)
            await DoAsync(thing, "there", make);
    }

    private async Task DoAsync(string thing, string? value, Func<Task> change)
    {
        journal.Begin(thing, value);
        await change();
        journal.Acknowledge(thing);
    }

    private string Arn(string rest) => $"arn:aws:personalize:{Service.UsherProgram.Region}:{account}:{rest}";

    private string NextNumber() => Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);

    private static string CsvOf(string name)
    {
        var file = new StringBuilder("USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE\n");
        for (var row = 0; row < Rows; row++)
            file.Append(CultureInfo.InvariantCulture, $"u{row % Users},{name}-{row * 7 % 20},{1_600_000_000 + row},click\n");
        return file.ToString();
    }
}
