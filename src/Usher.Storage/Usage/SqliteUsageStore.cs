using System.Text.Json;
using Usher.Core.Usage;
using Usher.Storage.Sqlite;

namespace Usher.Storage.Usage;

/// <summary>The usage of campaigns in an SQLite file, one row for each campaign and hour.</summary>
public sealed class SqliteUsageStore : IUsageStore, IDisposable
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
    ];

    private readonly Sessions _readers;
    private readonly WriteQueue _writer;

    private SqliteUsageStore(string file, Session session)
    {
        _readers = new(file);
        _writer = new(session, "usage", () => new IOException("There is no room left on the disk behind the usage of campaigns."));
    }

    /// <summary>Opens the store.</summary>
    /// <param name="file">For example usage.db in the data folder; made if it is not there.</param>
    /// <exception cref="InvalidOperationException">It is of a later version of the program.</exception>
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

    public Task AddAsync(IReadOnlyList<CampaignUsage> usage) => _writer.RunAsync(session =>
    {
        foreach (var hour in usage)
            Add(session, hour);
        return true;
    });

    public IReadOnlyList<CampaignUsage> Read(DateTimeOffset since) => _readers.Read(session => session.All(
        "SELECT usage FROM campaign_hours WHERE hour >= $1 ORDER BY hour, campaign", row => JsonSerializer.Deserialize<CampaignUsage>(row.GetString(0))!, since.ToUnixTimeSeconds()));

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }

    private static void Add(Session session, CampaignUsage usage)
    {
        var hour = usage.Hour.ToUnixTimeSeconds();
        var kept = session.First("SELECT usage FROM campaign_hours WHERE hour = $1 AND campaign = $2", row => JsonSerializer.Deserialize<CampaignUsage>(row.GetString(0))!, hour, usage.CampaignArn);
        session.Execute("INSERT OR REPLACE INTO campaign_hours (hour, campaign, usage) VALUES ($1, $2, $3)", hour, usage.CampaignArn, JsonSerializer.Serialize(kept?.Plus(usage) ?? usage));
    }
}
