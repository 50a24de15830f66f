namespace Usher.Learning;

/// <summary>What AutoML tries unless told otherwise: the recipes that Personalize's own AutoML chooses from.</summary>
internal static class AutoMlCandidates
{
    public static IReadOnlyList<string> Default { get; } = ["aws-hrnn", "aws-hrnn-metadata", "aws-hrnn-coldstart"];
}
