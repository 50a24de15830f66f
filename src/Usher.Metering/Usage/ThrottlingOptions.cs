namespace Usher.Metering.Usage;

/// <summary>Whether campaigns refuse requests above their capacity, as those of Amazon may while they scale up.</summary>
public sealed record ThrottlingOptions
{
    /// <summary>The requests a second that a campaign answers, as a multiple of minProvisionedTPS; above 0. The default is null: it answers all.</summary>
    public double? MultipleOfMinProvisionedTps { get; init; }
}
