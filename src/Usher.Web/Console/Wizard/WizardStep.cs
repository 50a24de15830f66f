namespace Usher.Web.Console.Wizard;

/// <summary>One step of the journey.</summary>
internal sealed class WizardStep
{
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>What it asks for, with what was typed so far.</summary>
    public Func<IEnumerable<WizardField>> Fields { get; init; } = () => [];

    /// <summary>The AWS CLI's commands that do the same.</summary>
    public required Func<IEnumerable<string>> Commands { get; init; }

    /// <summary>Does it. What was made already is not made again, so that a step that failed can be tried once more.</summary>
    public required Func<WizardContext, Task> Run { get; init; }

    /// <summary>The page that shows more of it; null for none.</summary>
    public Func<string?> Address { get; init; } = () => null;

    /// <summary>How far it is, or what came of it.</summary>
    public string? StatusText { get; set; }

    public bool IsDone { get; set; }
}
