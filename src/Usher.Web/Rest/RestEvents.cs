using System.Text.Json;

namespace Usher.Web.Rest;

/// <summary>Events of a user.</summary>
internal sealed record RestEvents
{
    /// <summary>The visit; 1 to 256 characters.</summary>
    public string? SessionId { get; init; }

    /// <summary>The user; absent before login.</summary>
    public string? UserId { get; init; }

    /// <summary>1 to 10.</summary>
    public IReadOnlyList<RestEvent?>? EventList { get; init; }

    /// <summary>There are no experiments here; refused unless empty.</summary>
    public IReadOnlyList<JsonElement>? ExperimentConversions { get; init; }
}
