using System.Diagnostics;
using System.Diagnostics.Metrics;
using Usher.Metering.Usage;

namespace Usher.Metering.Metrics;

/// <summary>What is measured of one operation: how often it succeeded, how often not and whose fault that was, and how long it took.</summary>
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
    /// <param name="status">Of HTTP.</param>
    /// <param name="took">From the request that was read to its last byte of answer, or its refusal.</param>
    /// <param name="tags">Whom it was for.</param>
    public void Add(int status, TimeSpan took, in TagList tags)
    {
        // What was not counted is written down, too: a rate cannot be told of a series that begins with its first error.
        _requests.Add(status < 400 ? 1 : 0, tags);
        _clientErrors.Add(status is >= 400 and < 500 ? 1 : 0, tags);
        _serverErrors.Add(status >= 500 ? 1 : 0, tags);
        _latency.Record(took.TotalSeconds, tags);
    }
}
