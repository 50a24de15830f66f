namespace Usher.Access.Simulating;

/// <summary>How a simulation arranges its answer; AWS changed from the first form to the second in 2026.</summary>
public enum SimulationForm
{
    /// <summary>One result for each pair of action and resource.</summary>
    Pairs,

    /// <summary>One result for each action, as restrictive as its most restrictive resource.</summary>
    Actions,
}
