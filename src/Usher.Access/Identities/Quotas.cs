namespace Usher.Access.Identities;

/// <summary>How much of everything an account may have.</summary>
/// <remarks>IAM User Guide, "IAM and AWS STS quotas": the defaults.</remarks>
public static class Quotas
{
    public const int AccessKeysPerUser = 2;
    public const int VersionsPerPolicy = 5;
    public const int AttachedPerIdentity = 10;
    public const int GroupsPerUser = 10;
    public const int TagsPerEntity = 50;
    public const int Users = 5_000;
    public const int Groups = 300;
    public const int Roles = 1_000;
    public const int Policies = 1_500;
}
