using System.Diagnostics;
using System.Diagnostics.Metrics;
using Usher.Metering.Usage;

namespace Usher.Metering.Metrics;

/// <summary>The instruments of one operation: counts of successes, of client errors and of server errors, and the latency.</summary>
internal sealed class CallInstruments
{
    private static readonly InstrumentAdvice<double> Latencies = new() { HistogramBucketBoundaries = [.. LatencyBuckets.UpTo.Select(milliseconds => milliseconds / 1000)] };

    private readonly Counter<long> _requests;
    private readonly Counter<long> _clientErrors;
    private readonly Counter<long> _serverErrors;
    private readonly Histogram<double> _latency;

    public CallInstruments(Meter meter, string operation, string? requests = null, string? latency = null)
    {
        var name = PersonalizeMetrics.Prefix + operation;
        _requests = meter.CreateCounter<long>(PersonalizeMetrics.Prefix + (requests ?? operation + "_requests"), description: "Calls that were answered.");
        _clientErrors = meter.CreateCounter<long>(name + "_4xx_errors", description: "Calls that were refused.");
        _serverErrors = meter.CreateCounter<long>(name + "_5xx_errors", description: "Calls that failed by a fault of the server.");
        _latency = meter.CreateHistogram(PersonalizeMetrics.Prefix + (latency ?? operation + "_latency"), unit: "s", description: "How long calls took, answered or not.", tags: null, advice: Latencies);
    }

    /// <summary>Adds one call.</summary>
    /// <param name="status">The HTTP status of the response.</param>
    /// <param name="took">The time from the request until the last byte of the response or the refusal.</param>
    /// <param name="tags">The resources of the call.</param>
    public void Add(int status, TimeSpan took, in TagList tags)
    {
        // Zeros are recorded too, because no rate can be computed from a series that begins with its first error.
        _requests.Add(status < 400 ? 1 : 0, tags);
        _clientErrors.Add(status is >= 400 and < 500 ? 1 : 0, tags);
        _serverErrors.Add(status >= 500 ? 1 : 0, tags);
        _latency.Record(took.TotalSeconds, tags);
    }
}
