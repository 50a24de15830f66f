using System.Numerics;

namespace Usher.Ranking.Rankers;

/// <summary>Turns the time between two events of a user into one of a few signals that steer a recurrent network.</summary>
/// <remarks>
/// Each signal stands for twice the time of the one before it: a second or an hour more means little after a week and much within a
/// session. Training and inference share this one function.
/// </remarks>
public static class TimeGap
{
    /// <summary>How many signals there are.</summary>
    public const int SignalCount = 34;

    /// <summary>The signal of a user's first event, which has none before it.</summary>
    public const int FirstEvent = 32;

    /// <summary>The signal of the beginning of a history, before any event.</summary>
    public const int Beginning = 33;

    /// <summary>The signal of an event that has one before it.</summary>
    /// <param name="seconds">Time since the event before; less than 0 counts as 0.</param>
    /// <returns>0 for the same second, 1 for one second, 2 for two or three, and so on, 31 at most (about 34 years).</returns>
    public static int SignalOf(long seconds) => seconds <= 0 ? 0 : Math.Min(31, 1 + BitOperations.Log2((ulong)seconds));
}
