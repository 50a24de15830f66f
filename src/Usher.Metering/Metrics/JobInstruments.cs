using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Usher.Metering.Metrics;

/// <summary>The instruments of one kind of job: counts of jobs and failures, and the duration of those that ended.</summary>
internal sealed class JobInstruments
{
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400] };

    private readonly Counter<long> _requests;
    private readonly Counter<long> _errors;
    private readonly Histogram<double> _time;

    public JobInstruments(Meter meter, string kind)
    {
        var name = PersonalizeMetrics.Prefix + kind;
        _requests = meter.CreateCounter<long>(name + "_requests", description: "Jobs that were asked for and taken.");
        _errors = meter.CreateCounter<long>(name + "_error", description: "Jobs that failed.");
        _time = meter.CreateHistogram(name + "_execution_time", unit: "s", description: "How long jobs took from the call that made them to their end, waiting included.", tags: null, advice: Durations);
    }

    public void Asked(in TagList tags) => _requests.Add(1, tags);

    public void Ended(TimeSpan took, bool hasFailed, in TagList tags)
    {
        _time.Record(took.TotalSeconds, tags);
        _errors.Add(hasFailed ? 1 : 0, tags);
    }
}
