using Usher.Web.Console.Wizard;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.Signing.Making;
using Usher.Wire.Sts;

namespace Usher.Web.Console.SignIn;

/// <summary>Somebody who signed in: the key, which never leaves this server's memory, and the clients that sign with it.</summary>
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

    /// <summary>Random, and all that the cookie holds.</summary>
    public string Id { get; }

    public string AccessKeyId { get; }

    public string Account { get; }

    public string Arn { get; }

    /// <summary>What people call who signed in: a user's name, <c>root</c>, or a role with its session.</summary>
    public string Name => Arn.Split(':', 6)[^1] switch
    {
        var resource when resource.StartsWith("user/", StringComparison.Ordinal) => resource[(resource.LastIndexOf('/') + 1)..],
        var resource when resource.StartsWith("assumed-role/", StringComparison.Ordinal) => resource["assumed-role/".Length..],
        var resource => resource,
    };

    /// <summary>Whether the account's root signed in, whom no policy holds back.</summary>
    public bool IsRoot => Arn.EndsWith(":root", StringComparison.Ordinal);

    public DateTimeOffset Begun { get; }

    /// <summary>When something was last done in it by hand.</summary>
    public DateTimeOffset LastSeen { get; set; }

    public PersonalizeClient Personalize { get; }

    public OwnClient Own { get; }

    public AccountClient Identities { get; }

    public BucketClient Buckets { get; }

    public TrailClient Trail { get; }

    /// <summary>Until when it is known that the movie site may be used; of the past until that was asked.</summary>
    public DateTimeOffset MayUseSiteUntil { get; set; }

    /// <summary>How far the wizard is: it goes on where it was left.</summary>
    public WizardPlan? Wizard { get; set; }
}
