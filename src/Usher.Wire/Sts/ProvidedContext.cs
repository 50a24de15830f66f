using Usher.Wire.Shapes;

namespace Usher.Wire.Sts;

/// <summary>An assertion of a context provider.</summary>
public sealed record ProvidedContext
{
    /// <summary>Who provides it.</summary>
    [Length(20, 2048), Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+")]
    public string? ProviderArn { get; init; }

    /// <summary>What is asserted.</summary>
    [Length(4, 2048)]
    public string? ContextAssertion { get; init; }
}
