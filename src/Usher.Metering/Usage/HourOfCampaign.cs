namespace Usher.Metering.Usage;

/// <summary>Counts the requests to one campaign in one hour. Not thread-safe.</summary>
internal sealed class HourOfCampaign
{
    private readonly long[] _latencies = new long[LatencyBuckets.Count];
    private readonly long[] _answered = new long[BillingWindows.InHour];
    private long _requests;
    private long _errors;
    private long _microseconds;
    private long _second;
    private long _inSecond;
    private long _peak;
    private long _last;

    public void Add(long second, TimeSpan latency, bool isError)
    {
        _requests++;
        _errors += isError ? 1 : 0;
        _answered[BillingWindows.Of(second)] += isError ? 0 : 1;
        _microseconds += (long)latency.TotalMicroseconds;
        _latencies[LatencyBuckets.Of(latency)]++;
        (_second, _inSecond) = (second, second == _second ? _inSecond + 1 : 1);
        _peak = Math.Max(_peak, _inSecond);
        _last = Math.Max(_last, second);
    }

    public void Add(CampaignUsage usage)
    {
        _requests += usage.Requests;
        _errors += usage.Errors;
        _microseconds += usage.LatencyMicroseconds;
        _peak = Math.Max(_peak, usage.PeakTps);
        _last = Math.Max(_last, usage.Last.ToUnixTimeSeconds());
        for (var i = 0; i < _latencies.Length; i++)
            _latencies[i] += usage.Latencies[i];
        for (var i = 0; i < _answered.Length; i++)
            _answered[i] += usage.Answered[i];
    }

    public CampaignUsage ToUsage(string campaign, DateTimeOffset hour) => new(campaign, hour, _requests, _errors, _microseconds, _peak, [.. _latencies])
    {
        Answered = [.. _answered],
        Last = DateTimeOffset.FromUnixTimeSeconds(_last),
    };
}
