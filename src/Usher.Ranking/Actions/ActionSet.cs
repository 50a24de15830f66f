using Usher.Ranking.Histories;

namespace Usher.Ranking.Actions;

/// <summary>The actions of a dataset group and all interactions with them as plain arrays, user by user and oldest first.</summary>
/// <remarks>The interactions of user u are at [<see cref="Offsets"/>[u], <see cref="Offsets"/>[u + 1]) of <see cref="Actions"/>, <see cref="Types"/> and <see cref="Times"/>.</remarks>
public sealed class ActionSet
{
    /// <summary>No actions.</summary>
    public static ActionSet Empty { get; } = new() { ActionIds = new([]), UserIds = new([]), Offsets = [0], Actions = [], Types = [], Times = [] };

    /// <summary>The ids of the actions, A in all: those of the Actions dataset.</summary>
    public required Vocabulary ActionIds { get; init; }

    /// <summary>The ids of the users with interactions, U in all. They need not be users of the training set.</summary>
    public required Vocabulary UserIds { get; init; }

    /// <summary>(U + 1) where each user's interactions begin; the last entry is their number.</summary>
    public required long[] Offsets { get; init; }

    /// <summary>(N) the action of each interaction, as its index in <see cref="ActionIds"/>.</summary>
    public required int[] Actions { get; init; }

    /// <summary>(N) the type of each interaction: an <see cref="ActionEventType"/>.</summary>
    public required sbyte[] Types { get; init; }

    /// <summary>(N) the moment of each interaction, in seconds since 1970-01-01 UTC; never falling within a user.</summary>
    public required long[] Times { get; init; }

    /// <summary>How many interactions there are.</summary>
    public int EventCount => Actions.Length;

    /// <summary>The interactions of a user, oldest first.</summary>
    /// <param name="user">Index of the user.</param>
    public ActionEventSpan EventsOf(int user)
    {
        var (begin, length) = ((int)Offsets[user], (int)(Offsets[user + 1] - Offsets[user]));
        return new(Actions.AsSpan(begin, length), Types.AsSpan(begin, length), Times.AsSpan(begin, length));
    }
}
