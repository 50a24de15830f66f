namespace Usher.Metering.Usage;

/// <summary>Counts the requests to campaigns and their latencies until they are written to the store.</summary>
public sealed class CampaignMeter(CampaignThrottle throttle, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Dictionary<(string Campaign, long Hour), HourOfCampaign> _hours = [];

    /// <summary>A request begins, if the campaign has capacity for it. One that is refused is counted as an error.</summary>
    /// <param name="campaignArn">The campaign.</param>
    /// <param name="minTps">Its minProvisionedTPS.</param>
    /// <returns>The timestamp of its beginning, for <see cref="End"/>.</returns>
    /// <exception cref="Usher.Wire.Errors.AwsException">ThrottlingException.</exception>
    public long Begin(string campaignArn, int minTps)
    {
        var began = clock.GetTimestamp();
        try
        {
            throttle.Acquire(campaignArn, minTps);
        }
        catch
        {
            End(campaignArn, began, isError: true);
            throw;
        }

        return began;
    }

    /// <summary>Counts a request that has ended, and how long it took.</summary>
    public void End(string campaignArn, long began, bool isError)
    {
        var latency = clock.GetElapsedTime(began);
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        lock (_gate)
            Of((campaignArn, second / 3600)).Add(second, latency, isError);
    }

    /// <summary>What was counted since the last time.</summary>
    public IReadOnlyList<CampaignUsage> Take()
    {
        lock (_gate)
        {
            CampaignUsage[] taken = [.. _hours.Select(hour => hour.Value.ToUsage(hour.Key.Campaign, DateTimeOffset.UnixEpoch.AddHours(hour.Key.Hour)))];
            _hours = [];
            return taken;
        }
    }

    /// <summary>Adds counts again that could not be written.</summary>
    public void PutBack(IEnumerable<CampaignUsage> usage)
    {
        lock (_gate)
        {
            foreach (var hour in usage)
                Of((hour.CampaignArn, (long)(hour.Hour - DateTimeOffset.UnixEpoch).TotalHours)).Add(hour);
        }
    }

    private HourOfCampaign Of((string Campaign, long Hour) key)
    {
        if (!_hours.TryGetValue(key, out var hour))
            _hours.Add(key, hour = new());
        return hour;
    }
}
