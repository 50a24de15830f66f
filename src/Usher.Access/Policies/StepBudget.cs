namespace Usher.Access.Policies;

/// <summary>How many steps the decisions of one request may take together, and whether its client still waits for them.</summary>
/// <param name="maxSteps">Steps: looks at patterns, and signs that are compared one by one. A core takes some hundred million of them in a second.</param>
/// <param name="cancellationToken">Ends the work, as when the client has gone.</param>
/// <remarks>Policies and questions come from outside, and the work that they ask for grows with the product of their lengths. Not for several threads at once.</remarks>
public sealed class StepBudget(long maxSteps, CancellationToken cancellationToken)
{
    private const long BetweenLooks = 65_536;

    private long _nextLook;

    /// <summary>Steps taken so far.</summary>
    public long Spent { get; private set; }

    /// <summary>Counts steps.</summary>
    /// <exception cref="StepBudgetException">They are more than are allowed.</exception>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public void Spend(long steps)
    {
        Spent += steps;
        if (Spent > maxSteps)
            throw new StepBudgetException(maxSteps);
        if (Spent < _nextLook)
            return;

        cancellationToken.ThrowIfCancellationRequested();
        _nextLook = Spent + BetweenLooks;
    }
}

/// <summary>Decisions would take more steps than are allowed.</summary>
/// <param name="maxSteps">How many are.</param>
public sealed class StepBudgetException(long maxSteps) : Exception(FormattableString.Invariant($"The policies and the values they are compared with would take more than {maxSteps:N0} steps."));
