namespace Usher.Core.EventStore;

/// <summary>An item or a user that came by PutItems or PutUsers.</summary>
/// <param name="Id">ITEM_ID or USER_ID.</param>
/// <param name="Columns">What the other columns hold, as a JSON object by column; null for nothing.</param>
public sealed record PutRow(string Id, string? Columns);
