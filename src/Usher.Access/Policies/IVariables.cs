namespace Usher.Access.Policies;

/// <summary>The values of policy variables.</summary>
public interface IVariables
{
    /// <summary>The value of a key; null where it is missing or has several.</summary>
    string? ValueOf(string key);

    /// <summary>How many steps comparing may take; null for no limit.</summary>
    StepBudget? Budget => null;
}
