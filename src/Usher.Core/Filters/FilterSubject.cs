using Usher.Core.Rows;

namespace Usher.Core.Filters;

/// <summary>Whom and what a list is made for, as far as its filters read it.</summary>
/// <param name="UserId">The user; null if none was given.</param>
/// <param name="ItemId">The item that the request names; null if none was given.</param>
/// <param name="Users">The rows of the users; null if no filter reads them.</param>
/// <param name="Interacted">What the user interacted with; null if no filter reads it.</param>
internal sealed record FilterSubject(string? UserId, string? ItemId, RowTable? Users, InteractedItems? Interacted)
{
    /// <summary>A cell of the user's row as text; null for no value.</summary>
    public string? UserCell(string column) => UserId is null ? null : Users?.Find(UserId, column);
}
