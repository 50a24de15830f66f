using System.Diagnostics.Metrics;
using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Metering.Metrics;

/// <summary>The instruments, under the names that Personalize has in CloudWatch: DatasetImportJobError is aws_personalize_dataset_import_job_error_total to Prometheus.</summary>
/// <remarks>
/// "CloudWatch metrics for Amazon Personalize" in the developer guide. The tags are CloudWatch's dimensions, without those that have a new value for every import and every training, because the number of series would grow without limit.
/// No tag is a user's ID, and no tag has a value from a request that names no existing resource.
/// </remarks>
public sealed class PersonalizeMetrics
{
    /// <summary>Creates all instruments.</summary>
    public const string MeterName = "Usher.Personalize";

    internal const string Prefix = "aws.personalize.";

    private readonly Dictionary<string, CallInstruments> _calls;

    public PersonalizeMetrics(IMeterFactory meters, ServiceRecords records)
    {
        var meter = meters.Create(MeterName);
        _calls = new(StringComparer.Ordinal)
        {
            ["GetRecommendations"] = new(meter, "get_recommendations", requests: "get_recommendations"),
            ["GetPersonalizedRanking"] = new(meter, "get_personalized_ranking", requests: "get_personalized_ranking"),
            ["PutEvents"] = new(meter, "put_events", latency: "put_event_latency"),
            ["PutItems"] = new(meter, "put_items"),
            ["PutUsers"] = new(meter, "put_users"),
        };
        Imports = new(meter, "dataset_import_job");
        Trainings = new(meter, "solution_training_job");
        meter.CreateObservableGauge(Prefix + "dataset_size", () => Sizes(records.Current), unit: "By", description: "Size of the files that a dataset's rows were imported from.");
        meter.CreateObservableGauge("usher.resources", () => Resources(records.Current), unit: "{resource}", description: "Resources there are, by their kind and status.");
    }

    /// <summary>The instruments of imports.</summary>
    internal JobInstruments Imports { get; }

    /// <summary>The instruments of trainings.</summary>
    internal JobInstruments Trainings { get; }

    /// <summary>The instruments of an operation that is measured; null for all others.</summary>
    internal CallInstruments? Find(string operation) => _calls.GetValueOrDefault(operation);

    private static IEnumerable<Measurement<long>> Sizes(ServiceSnapshot now) => now.Of<DatasetResource>().Select(dataset =>
        new Measurement<long>(dataset.Parts.Sum(part => part.Bytes), new("dataset_group_arn", dataset.DatasetGroupArn), new("dataset_arn", dataset.Arn)));

    private static IEnumerable<Measurement<long>> Resources(ServiceSnapshot now) => now.All
        .CountBy(resource => (Kind: KindOf(resource.Arn), resource.Status))
        .Select(count => new Measurement<long>(count.Value, new("kind", count.Key.Kind), new("status", count.Key.Status)));

    // arn:aws:personalize:REGION:ACCOUNT:KIND/NAME; the versions of a solution are named below it.
    private static string KindOf(string arn)
    {
        var parts = arn.Split(':', 6)[^1].Split('/');
        return parts is ["solution", _, _] ? "solution-version" : parts[0];
    }
}
