using Usher.Access.Credentials;
using Usher.Access.Identities;
using Usher.Access.Secrets;
using Usher.Wire.Errors;

namespace Usher.Contracts.Identities;

/// <summary>Changes an account at random, among few names, so that changes meet. What IAM refuses counts as a change that did nothing.</summary>
public sealed class RandomChanges(IdentityAccount account, Random random)
{
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly EntityKind[] Kinds = [EntityKind.User, EntityKind.Group, EntityKind.Role];

    private readonly AccessKeySecrets _secrets = new(new byte[SecretBox.KeyBytes]);

    private string Name => Names[random.Next(Names.Length)];

    private EntityKind Kind => Kinds[random.Next(Kinds.Length)];

    private string Policy => random.Next(2) == 0 ? TestAccounts.S3ReadOnly : $"arn:aws:iam::{TestAccounts.Account}:policy/{Name}";

    private string KeyId => account.Current.Users.GetValueOrDefault(Name)?.Keys.FirstOrDefault()?.Id ?? UniqueId.ForKey();

    public async Task NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Next(cancellationToken);
        }
        catch (AwsException)
        {
        }
    }

    private Task Next(CancellationToken cancellationToken) => random.Next(20) switch
    {
        0 or 1 => account.Users.CreateAsync(Name, "/", random.Next(2) == 0 ? null : Policy, [new("k", Name)], cancellationToken),
        2 => account.Groups.CreateAsync(Name, "/g/", cancellationToken),
        3 => account.Roles.CreateAsync(new(Name, TestAccounts.TrustPersonalize), cancellationToken),
        4 or 5 => account.Policies.CreateAsync(Name, "/", TestAccounts.AllowAll, null, [], cancellationToken),
        6 => account.Users.DeleteAsync(Name, cancellationToken),
        7 => account.Groups.DeleteAsync(Name, cancellationToken),
        8 => account.Roles.DeleteAsync(Name, cancellationToken),
        9 => account.Policies.DeleteAsync(Policy, cancellationToken),
        10 => account.Users.RenameAsync(Name, Name, null, cancellationToken),
        11 => account.Users.AddKeyAsync(Name, _secrets.Make(account.Now).Key, cancellationToken),
        12 => account.Users.DeleteKeyAsync(Name, KeyId, cancellationToken),
        13 => account.Groups.AddAsync(Name, Name, cancellationToken),
        14 => account.Groups.RemoveAsync(Name, Name, cancellationToken),
        15 => account.Attachments.AttachAsync(Kind, Name, Policy, cancellationToken),
        16 => account.Attachments.DetachAsync(Kind, Name, Policy, cancellationToken),
        17 => account.InlinePolicies.PutAsync(Kind, Name, Name, TestAccounts.ReadBuckets, cancellationToken),
        18 => account.Policies.AddVersionAsync(Policy, TestAccounts.ReadBuckets, random.Next(2) == 0, cancellationToken),
        _ => account.Tags.AddAsync(Kind, Name, [new(random.Next(2) == 0 ? "k" : "K", Name)], cancellationToken),
    };
}
