namespace Usher.Access.Identities;

/// <summary>The account's identities: one snapshot to read, one writer at a time, and nothing changes here that is not on the disk first.</summary>
public sealed class IdentityAccount : IDisposable
{
    private readonly IIdentityRecords _records;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private volatile AccountSnapshot _current;

    internal IdentityAccount(AccountSnapshot current, IIdentityRecords records, TimeProvider time)
    {
        (_current, _records, _time) = (current, records, time);
        Users = new(this);
        Groups = new(this);
        Roles = new(this);
        Policies = new(this);
        InlinePolicies = new(this);
        Attachments = new(this);
        Boundaries = new(this);
        Tags = new(this);
        KeyUses = new(this);
    }

    /// <summary>As it stands. Safe to read at any time and for any length of time.</summary>
    public AccountSnapshot Current => _current;

    public UserChanges Users { get; }

    public GroupChanges Groups { get; }

    public RoleChanges Roles { get; }

    public PolicyChanges Policies { get; }

    public InlinePolicyChanges InlinePolicies { get; }

    public AttachmentChanges Attachments { get; }

    public BoundaryChanges Boundaries { get; }

    public TagChanges Tags { get; }

    public KeyUses KeyUses { get; }

    /// <summary>The moment, in whole seconds as IAM keeps it.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Opens an account that exists.</summary>
    /// <returns>Null where none was ever written.</returns>
    public static async Task<IdentityAccount?> OpenAsync(IIdentityRecords records, TimeProvider time, CancellationToken cancellationToken) =>
        await records.ReadAsync(cancellationToken) is { } snapshot ? new(snapshot, records, time) : null;

    /// <summary>Writes a new account.</summary>
    public static async Task<IdentityAccount> CreateAsync(AccountSnapshot first, IIdentityRecords records, TimeProvider time)
    {
        await records.WriteAsync(before: null, first);
        return new(first, records, time);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    /// <summary>Makes one change: checks it against the snapshot, writes it, and then shows it.</summary>
    /// <param name="change">Gives the next snapshot, or the same where nothing changes, or throws where it may not be.</param>
    /// <param name="cancellationToken">Ends the wait for other writers; a change that has begun is finished.</param>
    internal async Task<T> ChangeAsync<T>(Func<AccountSnapshot, (AccountSnapshot After, T Answer)> change, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            var before = _current;
            var (after, answer) = change(before);
            if (!ReferenceEquals(before, after))
            {
                await _records.WriteAsync(before, after);
                _current = after;
            }

            return answer;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Changes one user, group or role.</summary>
    internal Task ChangeAsync<T>(EntityKind kind, string name, Func<AccountSnapshot, T, T> change, CancellationToken cancellationToken)
        where T : Identity => ChangeAsync(
            before =>
            {
                var entity = (T)before.Identity(kind, name);
                var changed = change(before, entity);
                return (ReferenceEquals(entity, changed) ? before : before.With(changed), changed);
            },
            cancellationToken);
}
