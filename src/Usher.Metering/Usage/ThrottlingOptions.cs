namespace Usher.Metering.Usage;

/// <summary>Whether campaigns refuse what is above their capacity, as those of the cloud may while they grow.</summary>
public sealed record ThrottlingOptions
{
    /// <summary>How many times minProvisionedTPS a campaign answers in a second; above 0. The default is null: it answers all.</summary>
    public double? MultipleOfMinProvisionedTps { get; init; }
}
