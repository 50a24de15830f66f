using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Usher.Metering.Budgets;
using Usher.Metering.Usage;
using Usher.Storage.Sqlite;
using Usher.Wire.UsherApi;

namespace Usher.Storage.Usage;

/// <summary>Stores usage in an SQLite file: a row for each campaign and hour, for each dataset and hour, and for each entry of the ledger.</summary>
public sealed class SqliteUsageStore : IUsageStore, IBudgetStore, IDisposable
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE campaign_hours (
            hour INTEGER NOT NULL,               -- seconds since 1970 at its beginning
            campaign TEXT NOT NULL,
            usage TEXT NOT NULL,                 -- JSON
            PRIMARY KEY (hour, campaign)
        ) WITHOUT ROWID;
        """,
        // In which five minutes of older hours the requests arrived is not known: they count as if they had arrived evenly. (r + 11) / 12 + … + r / 12 is r.
        """
        UPDATE campaign_hours SET usage = json_set(
            usage,
            '$.Last', strftime('%Y-%m-%dT%H:%M:%S+00:00', hour, 'unixepoch'),
            '$.Answered', (
                SELECT json_group_array((usage ->> '$.Requests' - (usage ->> '$.Errors') + part) / 12)
                FROM (WITH RECURSIVE parts(part) AS (SELECT 0 UNION ALL SELECT part + 1 FROM parts WHERE part < 11) SELECT part FROM parts)));

        CREATE TABLE streamed_hours (
            hour INTEGER NOT NULL,
            dataset TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            PRIMARY KEY (hour, dataset)
        ) WITHOUT ROWID;

        CREATE TABLE ledger (
            resource TEXT NOT NULL,
            begun INTEGER NOT NULL,              -- milliseconds since 1970
            ended INTEGER,                       -- NULL while it lasts
            entry TEXT NOT NULL,                 -- JSON
            PRIMARY KEY (resource, begun)
        ) WITHOUT ROWID;

        CREATE TABLE budgets (
            name TEXT PRIMARY KEY,
            budget TEXT NOT NULL                 -- JSON
        ) WITHOUT ROWID;

        CREATE TABLE alerts (
            budget TEXT NOT NULL,
            month INTEGER NOT NULL,              -- seconds since 1970 at its beginning
            threshold TEXT NOT NULL,
            monthly TEXT NOT NULL,
            alert TEXT NOT NULL,                 -- JSON
            PRIMARY KEY (budget, month, threshold, monthly)
        ) WITHOUT ROWID;
        """,
    ];

    private readonly Sessions _readers;
    private readonly WriteQueue _writer;
    private bool _isDisposed;

    private SqliteUsageStore(string file, Session session)
    {
        _readers = new(file);
        _writer = new(session, "usage", () => new IOException("There is no room left on the disk behind the usage of campaigns."));
    }

    /// <summary>Opens the store.</summary>
    /// <param name="file">The file, such as usage.db in the data folder. It is created if it does not exist.</param>
    /// <exception cref="InvalidOperationException">The file is of a later version of the program.</exception>
    public static SqliteUsageStore Open(string file)
    {
        var session = new Session(file);
        try
        {
            SchemaSteps.Apply(session, "usage of campaigns", Steps);
            return new(file, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public Task AddAsync(IReadOnlyList<CampaignUsage> usage, IReadOnlyList<StreamedData> streamed) => _writer.RunAsync(session =>
    {
        foreach (var hour in usage)
            Add(session, hour);
        foreach (var hour in streamed)
        {
            session.Execute(
                "INSERT INTO streamed_hours (hour, dataset, bytes) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET bytes = bytes + excluded.bytes",
                hour.Hour.ToUnixTimeSeconds(),
                hour.DatasetArn,
                hour.Bytes);
        }

        return true;
    });

    public Task WriteAsync(IReadOnlyList<LedgerEntry> entries) => _writer.RunAsync(session =>
    {
        foreach (var entry in entries)
        {
            session.Execute(
                "INSERT OR REPLACE INTO ledger (resource, begun, ended, entry) VALUES ($1, $2, $3, $4)",
                entry.Resource,
                entry.Begin.ToUnixTimeMilliseconds(),
                entry.End?.ToUnixTimeMilliseconds(),
                JsonSerializer.Serialize(entry));
        }

        return true;
    });

    public ValueTask<IReadOnlyList<CampaignUsage>> ReadAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) => new(_readers.Read(session => session.All(
        "SELECT usage FROM campaign_hours WHERE hour >= $1 AND hour < $2 ORDER BY hour, campaign", UsageOf, since.ToUnixTimeSeconds(), until.ToUnixTimeSeconds())));

    public ValueTask<IReadOnlyList<CampaignUsage>> ReadLastAsync(CancellationToken cancellationToken) => new(_readers.Read(session => session.All(
        "SELECT usage FROM campaign_hours JOIN (SELECT campaign, max(hour) AS hour FROM campaign_hours GROUP BY campaign) USING (campaign, hour) ORDER BY campaign", UsageOf)));

    public ValueTask<IReadOnlyList<StreamedData>> ReadStreamedAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) => new(_readers.Read(session => session.All(
        "SELECT dataset, hour, bytes FROM streamed_hours WHERE hour >= $1 AND hour < $2 ORDER BY hour, dataset",
        row => new StreamedData(row.GetString(0), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), row.GetInt64(2)),
        since.ToUnixTimeSeconds(),
        until.ToUnixTimeSeconds())));

    public ValueTask<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) => new(_readers.Read(session => session.All(
        "SELECT entry FROM ledger WHERE begun < $2 AND (ended IS NULL OR ended >= $1) ORDER BY begun, resource",
        row => JsonSerializer.Deserialize<LedgerEntry>(row.GetString(0))!,
        since.ToUnixTimeMilliseconds(),
        until.ToUnixTimeMilliseconds())));

    public ValueTask<IReadOnlyList<Budget>> ReadBudgetsAsync(CancellationToken cancellationToken) =>
        new(_readers.Read(session => session.All("SELECT budget FROM budgets ORDER BY name", row => JsonSerializer.Deserialize<Budget>(row.GetString(0))!)));

    public Task PutAsync(Budget budget) => _writer.RunAsync(session =>
        session.Execute("INSERT OR REPLACE INTO budgets (name, budget) VALUES ($1, $2)", budget.Name, JsonSerializer.Serialize(budget)));

    public Task DeleteBudgetAsync(string name) => _writer.RunAsync(session =>
        session.Execute("DELETE FROM budgets WHERE name = $1", name) + session.Execute("DELETE FROM alerts WHERE budget = $1", name));

    public ValueTask<IReadOnlyList<RaisedAlert>> ReadAlertsAsync(DateTimeOffset month, CancellationToken cancellationToken) => new(_readers.Read(session => session.All(
        "SELECT alert FROM alerts WHERE month = $1", row => JsonSerializer.Deserialize<RaisedAlert>(row.GetString(0))!, month.ToUnixTimeSeconds())));

    public Task PutAsync(RaisedAlert alert) => _writer.RunAsync(session => session.Execute(
        "INSERT OR REPLACE INTO alerts (budget, month, threshold, monthly, alert) VALUES ($1, $2, $3, $4, $5)",
        alert.Budget,
        alert.Month.ToUnixTimeSeconds(),
        alert.Threshold,
        alert.Monthly.ToString("G29", CultureInfo.InvariantCulture),
        JsonSerializer.Serialize(alert)));

    // May be called twice: a container that registers this object as two services disposes it for each.
    public void Dispose()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        _writer.Dispose();
        _readers.Dispose();
    }

    private static void Add(Session session, CampaignUsage usage)
    {
        var hour = usage.Hour.ToUnixTimeSeconds();
        var kept = session.First("SELECT usage FROM campaign_hours WHERE hour = $1 AND campaign = $2", UsageOf, hour, usage.CampaignArn);
        session.Execute("INSERT OR REPLACE INTO campaign_hours (hour, campaign, usage) VALUES ($1, $2, $3)", hour, usage.CampaignArn, JsonSerializer.Serialize(kept?.Plus(usage) ?? usage));
    }

    private static CampaignUsage UsageOf(SqliteDataReader row) => JsonSerializer.Deserialize<CampaignUsage>(row.GetString(0))!;
}
