using Usher.Access.Callers;
using Usher.Access.Credentials;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests;

/// <summary>Keys that a test hands out.</summary>
internal sealed class TestKeys : ICredentials
{
    public const string Account = "123456789012";

    private readonly Dictionary<string, (CredentialOutcome Outcome, string Secret, Caller Caller, string? Token, DateTimeOffset Ends)> _keys = [];

    public static Caller Root { get; } = new() { Kind = CallerKind.Root, Account = Account, Arn = $"arn:aws:iam::{Account}:root", UserId = Account };

    public static Caller User(string name) =>
        new() { Kind = CallerKind.User, Account = Account, Arn = $"arn:aws:iam::{Account}:user/{name}", UserId = "AIDA" + name.ToUpperInvariant(), UserName = name };

    /// <summary>A key that may sign, for good or until its session ends.</summary>
    public SigningCredentials Add(Caller caller, CredentialOutcome outcome = CredentialOutcome.Valid, string? token = null, DateTimeOffset? ends = null)
    {
        var id = $"AKIATEST{_keys.Count:000000000000}";
        var secret = $"secret-of-{id}-0123456789";
        _keys.Add(id, (outcome, secret, caller with { AccessKeyId = id }, token, ends ?? DateTimeOffset.MaxValue));
        return new(id, secret, token);
    }

    public void Set(SigningCredentials key, CredentialOutcome outcome) => _keys[key.AccessKeyId] = _keys[key.AccessKeyId] with { Outcome = outcome };

    /// <summary>Every use that was noted: key, service and region.</summary>
    public List<(string KeyId, string Service, string Region)> Uses { get; } = [];

    public void NoteUse(string accessKeyId, string service, string region)
    {
        lock (Uses)
            Uses.Add((accessKeyId, service, region));
    }

    public CredentialLookup Find(string accessKeyId, string? sessionToken, DateTimeOffset now)
    {
        if (!_keys.TryGetValue(accessKeyId, out var key))
            return new(CredentialOutcome.Unknown);

        var outcome = key.Token != sessionToken ? CredentialOutcome.WrongSessionToken : key.Ends <= now ? CredentialOutcome.Expired : key.Outcome;
        return outcome is CredentialOutcome.Valid ? new(outcome, new(key.Secret, key.Caller)) : new(outcome);
    }
}
