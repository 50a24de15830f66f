using System.Text.Json;

namespace Usher.Web.Rest;

/// <summary>The body of a request with events of a user.</summary>
internal sealed record RestEvents
{
    /// <summary>Id of the session; 1 to 256 characters.</summary>
    public string? SessionId { get; init; }

    /// <summary>Id of the user; absent before login.</summary>
    public string? UserId { get; init; }

    /// <summary>1 to 10 events.</summary>
    public IReadOnlyList<RestEvent?>? EventList { get; init; }

    /// <summary>Refused unless empty: experiments are not supported.</summary>
    public IReadOnlyList<JsonElement>? ExperimentConversions { get; init; }
}
