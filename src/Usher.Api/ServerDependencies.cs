using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Usher.Api;

/// <summary>What the host gives to a server: clock, log, audit folder and the services behind the endpoints.</summary>
public sealed record ServerDependencies
{
    /// <summary>The clock for signatures, sessions and records.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The folder of the audit trail; created if it is missing.</summary>
    public required string AuditFolder { get; init; }

    /// <summary>Adds log providers. By default there are none.</summary>
    public Action<ILoggingBuilder> Logging { get; init; } = static _ => { };

    /// <summary>Adds the services behind the endpoints. By default there are none, and the server offers buckets and identities only.</summary>
    public Action<WebApplicationBuilder> Services { get; init; } = static _ => { };
}
