using Usher.Core.Resources;

namespace Usher.Core.Usage;

/// <summary>Counts what campaigns are asked and how long they take, until it is written to the store.</summary>
public sealed class CampaignMeter(CampaignThrottle throttle, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Dictionary<(string Campaign, long Hour), HourOfCampaign> _hours = [];

    /// <summary>Answers one request, if the campaign has capacity for it, and counts it.</summary>
    public async Task<T> MeasureAsync<T>(CampaignResource campaign, Func<Task<T>> answer)
    {
        var began = clock.GetTimestamp();
        var isError = true;
        try
        {
            throttle.Acquire(campaign);
            var result = await answer();
            isError = false;
            return result;
        }
        finally
        {
            Add(campaign.Arn, clock.GetElapsedTime(began), isError);
        }
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

    /// <summary>Puts back what could not be written.</summary>
    public void PutBack(IEnumerable<CampaignUsage> usage)
    {
        lock (_gate)
        {
            foreach (var hour in usage)
                Of((hour.CampaignArn, (long)(hour.Hour - DateTimeOffset.UnixEpoch).TotalHours)).Add(hour);
        }
    }

    private void Add(string campaign, TimeSpan latency, bool isError)
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        lock (_gate)
            Of((campaign, second / 3600)).Add(second, latency, isError);
    }

    private HourOfCampaign Of((string Campaign, long Hour) key)
    {
        if (!_hours.TryGetValue(key, out var hour))
            _hours.Add(key, hour = new());
        return hour;
    }
}
