namespace Usher.Core.EventStore;

/// <summary>An item or a user of PutItems or PutUsers.</summary>
/// <param name="Id">ITEM_ID or USER_ID.</param>
/// <param name="Columns">The values of the other columns, as a JSON object by column; null if there are none.</param>
public sealed record PutRow(string Id, string? Columns);
