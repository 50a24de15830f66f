using Microsoft.Data.Sqlite;
using Usher.Wire.Personalize;

namespace Usher.ServerBenchmarks.Faults;

/// <summary>Looks what is there after a start.</summary>
/// <param name="client">To the server.</param>
/// <param name="data">Its data folder; events are looked for in the file, since no call lists them by id.</param>
internal sealed class Checks(FaultClient client, string data)
{
    /// <summary>Compares what is there with a journal.</summary>
    /// <param name="journal">What the client was told.</param>
    /// <param name="things">What to look at.</param>
    /// <returns>What was lost, or came out of nothing.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(Journal journal, IReadOnlyList<string> things)
    {
        var faults = new List<string>();
        var events = things.Any(thing => thing.StartsWith("event/", StringComparison.Ordinal)) ? ReadEvents() : [];
        foreach (var thing in things)
        {
            if (journal.Check(thing, await FindAsync(thing, events)) is { } fault)
                faults.Add(fault);
        }

        return faults;
    }

    /// <summary>The status of an import or a solution version, ACTIVE also for one that was given up after three kills; null if it is not there.</summary>
    public static async Task<string?> StatusAsync(FaultClient client, string arn)
    {
        var (status, reason) = arn.Contains(":dataset-import-job/", StringComparison.Ordinal)
            ? (await client.CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = arn }))?.DatasetImportJob is { } job ? (job.Status, job.FailureReason) : default
            : (await client.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = arn }))?.SolutionVersion is { } version ? (version.Status, version.FailureReason) : default;
        // A job that three kills cut off is given up, and says so: it is not lost. The training of a dataset whose import was given up lacks its rows.
        return reason?.Contains("It was begun 3 times", StringComparison.Ordinal) is true || reason?.Contains("fewer than 1000 interactions", StringComparison.Ordinal) is true ? "ACTIVE" : status is "CREATE FAILED" ? $"{status} ({reason})" : status;
    }

    private async Task<string?> FindAsync(string thing, HashSet<string> events)
    {
        var (kind, name) = (thing.Split('/')[0], thing[(thing.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        switch (kind)
        {
            case "event":
                return There(events.Contains(name));
            case "object":
                var (isThere, body) = await client.S3Async(HttpMethod.Get, $"/{Work.Bucket}/{thing}");
                return isThere ? Contents.NameOf(body) : null;
            case "bucket":
                return There((await client.S3Async(HttpMethod.Get, $"/{name}?list-type=2&max-keys=1")).IsThere);
            case "bucketpolicy":
                return There((await client.S3Async(HttpMethod.Get, $"/{name}?policy")).IsThere);
            case "role":
                return There(await client.IamAsync("GetRole", ("RoleName", name)) is not null);
            case "rolepolicy":
                return There(await client.IamAsync("GetRolePolicy", ("RoleName", name), ("PolicyName", "read")) is not null);
            case "user":
                return There(await client.IamAsync("GetUser", ("UserName", name)) is not null);
            case "userpolicy":
                var policy = await client.IamAsync("GetUserPolicy", ("UserName", name), ("PolicyName", "p"));
                return policy is null ? null : Documents.NumberIn(Uri.UnescapeDataString(FaultClient.TextOf(policy, "PolicyDocument")));
            case "tracker":
                return There((await client.CallAsync<ListEventTrackersResponse>(new ListEventTrackersRequest()))!.EventTrackers!.Any(tracker => tracker.Name == name));
            case "job":
                return await StatusAsync(client, name) is { } status ? status.Contains("FAILED", StringComparison.Ordinal) ? status : "there" : null;
            default:
                return There(await DescribeAsync(name));
        }
    }

    private async Task<bool> DescribeAsync(string arn) => arn.Split(':')[5].Split('/')[0] switch
    {
        "schema" => await client.CallAsync<DescribeSchemaResponse>(new DescribeSchemaRequest { SchemaArn = arn }) is not null,
        "dataset-group" => await client.CallAsync<DescribeDatasetGroupResponse>(new DescribeDatasetGroupRequest { DatasetGroupArn = arn }) is not null,
        "dataset" => await client.CallAsync<DescribeDatasetResponse>(new DescribeDatasetRequest { DatasetArn = arn }) is not null,
        "solution" => await client.CallAsync<DescribeSolutionResponse>(new DescribeSolutionRequest { SolutionArn = arn }) is not null,
        var kind => throw new ArgumentException($"There is no check for a {kind}."),
    };

    private HashSet<string> ReadEvents()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "events.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT event_id FROM events";
        using var reader = command.ExecuteReader();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    private static string? There(bool isThere) => isThere ? "there" : null;
}
