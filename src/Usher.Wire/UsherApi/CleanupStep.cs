namespace Usher.Wire.UsherApi;

/// <summary>One deletion.</summary>
/// <param name="Arn">What to delete.</param>
/// <param name="Operation">Such as DeleteCampaign.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="MonthlySavings">What a month without it costs less on AWS; absent where it is nothing by itself.</param>
public sealed record CleanupStep(string Arn, string Operation, string Reason, Cost? MonthlySavings);
