namespace Usher.Access.Identities;

/// <summary>Where an account's identities lie between starts.</summary>
public interface IIdentityRecords
{
    /// <summary>What was written last.</summary>
    /// <returns>Null where no account was ever written.</returns>
    Task<AccountSnapshot?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes what differs between two snapshots, all of it or nothing. When the task ends the change survives a crash.</summary>
    /// <param name="before">What was written last; null for the first time.</param>
    /// <param name="after">What to write.</param>
    /// <remarks>It cannot be stopped half-way: whoever stopped it would not know whether it was written.</remarks>
    Task WriteAsync(AccountSnapshot? before, AccountSnapshot after);
}
