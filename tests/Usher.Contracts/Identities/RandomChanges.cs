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

    public async Task NextAsync(CancellationToken stop)
    {
        try
        {
            await Next(stop);
        }
        catch (AwsException)
        {
        }
    }

    private Task Next(CancellationToken stop) => random.Next(20) switch
    {
        0 or 1 => account.Users.CreateAsync(Name, "/", random.Next(2) == 0 ? null : Policy, [new("k", Name)], stop),
        2 => account.Groups.CreateAsync(Name, "/g/", stop),
        3 => account.Roles.CreateAsync(new(Name, TestAccounts.TrustPersonalize), stop),
        4 or 5 => account.Policies.CreateAsync(Name, "/", TestAccounts.AllowAll, null, [], stop),
        6 => account.Users.DeleteAsync(Name, stop),
        7 => account.Groups.DeleteAsync(Name, stop),
        8 => account.Roles.DeleteAsync(Name, stop),
        9 => account.Policies.DeleteAsync(Policy, stop),
        10 => account.Users.RenameAsync(Name, Name, null, stop),
        11 => account.Users.AddKeyAsync(Name, _secrets.Make(account.Now).Key, stop),
        12 => account.Users.DeleteKeyAsync(Name, KeyId, stop),
        13 => account.Groups.AddAsync(Name, Name, stop),
        14 => account.Groups.RemoveAsync(Name, Name, stop),
        15 => account.Attachments.AttachAsync(Kind, Name, Policy, stop),
        16 => account.Attachments.DetachAsync(Kind, Name, Policy, stop),
        17 => account.InlinePolicies.PutAsync(Kind, Name, Name, TestAccounts.ReadBuckets, stop),
        18 => account.Policies.AddVersionAsync(Policy, TestAccounts.ReadBuckets, random.Next(2) == 0, stop),
        _ => account.Tags.AddAsync(Kind, Name, [new(random.Next(2) == 0 ? "k" : "K", Name)], stop),
    };
}
