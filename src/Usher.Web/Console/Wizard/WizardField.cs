namespace Usher.Web.Console.Wizard;

/// <summary>An input field of a step.</summary>
/// <param name="Label">Label of the input.</param>
/// <param name="Get">Gets the value.</param>
/// <param name="Set">Sets the value.</param>
internal sealed record WizardField(string Label, Func<string> Get, Action<string> Set)
{
    /// <summary>Height in lines. The default is 1.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>The allowed values; empty for free text.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
