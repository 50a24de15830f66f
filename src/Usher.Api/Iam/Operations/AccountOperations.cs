using Usher.Access.Identities;
using Usher.Access.Policies;
using Usher.Api.Calls;
using Usher.Api.Query;
using Usher.Wire.Iam;

namespace Usher.Api.Iam.Operations;

/// <summary>GetAccountSummary and ListAccountAliases.</summary>
internal sealed class AccountOperations(IdentityAccount account)
{
    public GetAccountSummaryResponse Summary(NoRequest request, AwsCall call)
    {
        var now = account.Current;
        return new()
        {
            SummaryMap = new Dictionary<string, int>
            {
                ["Users"] = now.Users.Count,
                ["UsersQuota"] = Quotas.Users,
                ["Groups"] = now.Groups.Count,
                ["GroupsQuota"] = Quotas.Groups,
                ["Roles"] = now.Roles.Count,
                ["RolesQuota"] = Quotas.Roles,
                ["Policies"] = now.Policies.Count,
                ["PoliciesQuota"] = Quotas.Policies,
                ["PolicyVersionsInUse"] = now.Policies.Values.Sum(policy => policy.Versions.Length),
                ["VersionsPerPolicyQuota"] = Quotas.VersionsPerPolicy,
                ["AccessKeysPerUserQuota"] = Quotas.AccessKeysPerUser,
                ["AccountAccessKeysPresent"] = now.RootKeys.Length,
                ["GroupsPerUserQuota"] = Quotas.GroupsPerUser,
                ["AttachedPoliciesPerUserQuota"] = Quotas.AttachedPerIdentity,
                ["AttachedPoliciesPerGroupQuota"] = Quotas.AttachedPerIdentity,
                ["AttachedPoliciesPerRoleQuota"] = Quotas.AttachedPerIdentity,
                ["UserPolicySizeQuota"] = PolicySizeLimit.UserInline.Characters,
                ["GroupPolicySizeQuota"] = PolicySizeLimit.GroupInline.Characters,
                ["RolePolicySizeQuota"] = PolicySizeLimit.RoleInline.Characters,
                ["PolicySizeQuota"] = PolicySizeLimit.Managed.Characters,
                ["AssumeRolePolicySizeQuota"] = PolicySizeLimit.Trust.Characters,
                ["AccountMFAEnabled"] = 0,
                ["MFADevices"] = 0,
                ["MFADevicesInUse"] = 0,
            },
        };
    }

    public static ListAccountAliasesResponse Aliases(ListAccountAliasesRequest request, AwsCall call) => new() { AccountAliases = [], IsTruncated = false };
}
