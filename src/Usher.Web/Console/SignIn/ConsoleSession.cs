using Usher.Web.Console.Wizard;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.Signing.Making;
using Usher.Wire.Sts;

namespace Usher.Web.Console.SignIn;

/// <summary>The session of a signed-in user. It has the clients that sign with the user's key, which is only in the server's memory.</summary>
internal sealed class ConsoleSession
{
    public ConsoleSession(string id, SigningCredentials key, GetCallerIdentityResponse who, ClientFactory clients, DateTimeOffset now)
    {
        (Id, AccessKeyId, Account, Arn, Begun, LastSeen) = (id, key.AccessKeyId, who.Account!, who.Arn!, now, now);
        var credentials = new LastingCredentials(key);
        Personalize = clients.Personalize(credentials);
        Own = clients.Own(credentials);
        Identities = clients.Account(credentials);
        Buckets = clients.Buckets(credentials);
        Trail = clients.Trail(credentials);
    }

    /// <summary>A random id, the only content of the cookie.</summary>
    public string Id { get; }

    public string AccessKeyId { get; }

    public string Account { get; }

    public string Arn { get; }

    /// <summary>The name to show: the user name, <c>root</c>, or the role and its session name.</summary>
    public string Name => Arn.Split(':', 6)[^1] switch
    {
        var resource when resource.StartsWith("user/", StringComparison.Ordinal) => resource[(resource.LastIndexOf('/') + 1)..],
        var resource when resource.StartsWith("assumed-role/", StringComparison.Ordinal) => resource["assumed-role/".Length..],
        var resource => resource,
    };

    /// <summary>Whether the user is the root of the account, to whom no policies apply.</summary>
    public bool IsRoot => Arn.EndsWith(":root", StringComparison.Ordinal);

    public DateTimeOffset Begun { get; }

    /// <summary>Time of the last activity of the user.</summary>
    public DateTimeOffset LastSeen { get; set; }

    public PersonalizeClient Personalize { get; }

    public UsherApiClient Own { get; }

    public AccountClient Identities { get; }

    public BucketClient Buckets { get; }

    public TrailClient Trail { get; }

    /// <summary>Until when the permission to use the movie site need not be checked again; in the past until the first check.</summary>
    public DateTimeOffset MayUseSiteUntil { get; set; }

    /// <summary>The state of the wizard, so that the user can continue later.</summary>
    public WizardPlan? Wizard { get; set; }
}
