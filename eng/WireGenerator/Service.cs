namespace WireGenerator;

/// <summary>A service whose records are generated, and where they differ from its model on purpose.</summary>
/// <param name="Name">Of the folder that holds the model, such as <c>personalize-runtime</c>.</param>
/// <param name="Namespace">Below Usher.Wire, such as <c>PersonalizeRuntime</c>; also the folder.</param>
/// <param name="Page">The address of the page that describes an operation or a structure, less its name.</param>
internal sealed record Service(string Name, string Namespace, string Page)
{
    /// <summary>All services with generated records.</summary>
    public static IReadOnlyList<Service> All { get; } =
    [
        new("personalize", "Personalize", "https://docs.aws.amazon.com/personalize/latest/dg/API_")
        {
            HasValueClasses = true,
            ConstantNames = new Dictionary<string, string> { ["AUTOTRAIN"] = "AutoTrain" },
            TaggingInterface = "IBringsTags",
        },
        new("personalize-runtime", "PersonalizeRuntime", "https://docs.aws.amazon.com/personalize/latest/dg/API_RS_"),
        new("personalize-events", "PersonalizeEvents", "https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_"),
        new("iam", "Iam", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_")
        {
            BotocoreVersion = "2010-05-08",
            Operations =
            [
                "AddUserToGroup", "AttachGroupPolicy", "AttachRolePolicy", "AttachUserPolicy", "CreateAccessKey", "CreateGroup",
                "CreatePolicy", "CreatePolicyVersion", "CreateRole", "CreateUser", "DeleteAccessKey", "DeleteGroup", "DeleteGroupPolicy",
                "DeletePolicy", "DeletePolicyVersion", "DeleteRole", "DeleteRolePermissionsBoundary", "DeleteRolePolicy", "DeleteUser",
                "DeleteUserPermissionsBoundary", "DeleteUserPolicy", "DetachGroupPolicy", "DetachRolePolicy", "DetachUserPolicy",
                "GetAccessKeyLastUsed", "GetAccountSummary", "GetContextKeysForCustomPolicy", "GetContextKeysForPrincipalPolicy",
                "GetGroup", "GetGroupPolicy", "GetPolicy", "GetPolicyVersion", "GetRole", "GetRolePolicy", "GetUser", "GetUserPolicy",
                "ListAccessKeys", "ListAccountAliases", "ListAttachedGroupPolicies", "ListAttachedRolePolicies",
                "ListAttachedUserPolicies", "ListEntitiesForPolicy", "ListGroupPolicies", "ListGroups", "ListGroupsForUser",
                "ListPolicies", "ListPolicyTags", "ListPolicyVersions", "ListRolePolicies", "ListRoleTags", "ListRoles",
                "ListUserPolicies", "ListUserTags", "ListUsers", "PutGroupPolicy", "PutRolePermissionsBoundary", "PutRolePolicy",
                "PutUserPermissionsBoundary", "PutUserPolicy", "RemoveUserFromGroup", "SetDefaultPolicyVersion", "SimulateCustomPolicy",
                "SimulatePrincipalPolicy", "TagPolicy", "TagRole", "TagUser", "UntagPolicy", "UntagRole", "UntagUser", "UpdateAccessKey",
                "UpdateAssumeRolePolicy", "UpdateRole", "UpdateUser",
            ],
            // The account itself has neither name nor path, and its access keys have no user name.
            Nullable = ["AccessKey.UserName", "User.Path", "User.UserName"],
        },
        new("sts", "Sts", "https://docs.aws.amazon.com/STS/latest/APIReference/API_")
        {
            BotocoreVersion = "2011-06-15",
            Operations = ["AssumeRole", "GetCallerIdentity", "GetSessionToken"],
        },
    ];

    /// <summary>The version of the API whose model comes with an installed botocore; null where the model lies in the shared folder.</summary>
    public string? BotocoreVersion { get; init; }

    /// <summary>The operations whose records are wanted; all of the model by default.</summary>
    public IReadOnlyList<string>? Operations { get; init; }

    /// <summary>Members that the model requires and that Usher's answers may lack, as <c>Record.Member</c>.</summary>
    public IReadOnlyList<string> Nullable { get; init; } = [];

    /// <summary>Whether the values of enums get classes of constants.</summary>
    public bool HasValueClasses { get; init; }

    /// <summary>The names of those constants where the values do not show where words begin.</summary>
    public IReadOnlyDictionary<string, string> ConstantNames { get; init; } = new Dictionary<string, string>();

    /// <summary>The interface of requests that have a member <c>tags</c>; null for none.</summary>
    public string? TaggingInterface { get; init; }

    /// <summary>The generated file, below the root of the repository.</summary>
    public string File => $"src/Usher.Wire/{Namespace}/{Namespace}Records.g.cs";
}
