using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Usher.Api;

/// <summary>What a server takes from outside.</summary>
public sealed record ServerSurroundings
{
    /// <summary>Tells the time that signatures, sessions and records are held against.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where the audit trail is written; made if it is not there.</summary>
    public required string AuditFolder { get; init; }

    /// <summary>Says where the log goes. The default is nowhere.</summary>
    public Action<ILoggingBuilder> Logging { get; init; } = static _ => { };

    /// <summary>Adds the rooms behind the endpoints, as the host has chosen them. The default adds none: then the server has buckets and identities alone.</summary>
    public Action<WebApplicationBuilder> Rooms { get; init; } = static _ => { };
}
