namespace Usher.Web.Console.Wizard;

/// <summary>Something that a step asks for.</summary>
/// <param name="Label">What.</param>
/// <param name="Get">As it is.</param>
/// <param name="Set">As it is typed.</param>
internal sealed record WizardField(string Label, Func<string> Get, Action<string> Set)
{
    /// <summary>Lines of text; 1 for a word.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>What may be chosen; empty where anything may be typed.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
