namespace Usher.Web.Console.Wizard;

/// <summary>A step of the wizard.</summary>
internal sealed class WizardStep
{
    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The input fields, with their values.</summary>
    public Func<IEnumerable<WizardField>> Fields { get; init; } = () => [];

    /// <summary>The equivalent AWS CLI commands.</summary>
    public required Func<IEnumerable<string>> Commands { get; init; }

    /// <summary>Runs the step. Resources that exist are not created again, so that a failed step can be repeated.</summary>
    public required Func<WizardContext, Task> Run { get; init; }

    /// <summary>Address of the page of the created resource; null for none.</summary>
    public Func<string?> Address { get; init; } = () => null;

    /// <summary>The progress or the result.</summary>
    public string? StatusText { get; set; }

    public bool IsDone { get; set; }
}
