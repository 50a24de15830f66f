using Usher.Access.Identities;

namespace Usher.Contracts.Identities;

/// <summary>Identities that are kept as long as the object is.</summary>
public sealed class MemoryIdentityRecords : IIdentityRecords
{
    private AccountSnapshot? _written;

    /// <summary>What the next write fails with; null for none.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Called before each write.</summary>
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    public Task<AccountSnapshot?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_written);

    public async Task WriteAsync(AccountSnapshot? before, AccountSnapshot after)
    {
        await BeforeWrite();
        if (Fault is { } fault)
            throw fault;
        _written = ReferenceEquals(_written, before) ? after : throw new InvalidOperationException("The change does not begin where the last one ended.");
    }
}
