using System.Globalization;

namespace Usher.Core.Actions;

/// <summary>What recommendations use of a row of the Actions dataset.</summary>
/// <param name="Id">ACTION_ID.</param>
/// <param name="Value">VALUE, 1 to 10; null if there is none.</param>
/// <param name="Expires">ACTION_EXPIRATION_TIMESTAMP, in seconds since 1970-01-01 UTC; null for never.</param>
/// <param name="RepeatDays">REPEAT_FREQUENCY: for so many days after a user's decision the action is not recommended to the user again; 0 for at once.</param>
internal readonly record struct ActionRow(string Id, long? Value, long? Expires, long RepeatDays)
{
    /// <summary>Reads a row.</summary>
    /// <param name="id">ACTION_ID.</param>
    /// <param name="cell">Gives the text of a column; null if there is none.</param>
    public static ActionRow Of(string id, Func<string, string?> cell) =>
        new(id, Number(cell("VALUE")), Number(cell("ACTION_EXPIRATION_TIMESTAMP")) ?? Number(cell("EXPIRATION_TIMESTAMP")), Number(cell("REPEAT_FREQUENCY")) ?? 0);

    /// <summary>Whether it has expired by a moment: from the second on that its timestamp names.</summary>
    public bool HasExpired(DateTimeOffset now) => Expires <= now.ToUnixTimeSeconds();

    private static long? Number(string? cell) => cell is null ? null : long.Parse(cell, CultureInfo.InvariantCulture);
}
