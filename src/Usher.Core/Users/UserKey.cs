namespace Usher.Core.Users;

/// <summary>The key of a user's grain: dataset group and user.</summary>
/// <param name="DatasetGroupArn">ARN of the group. It has no blank, so the first blank of a key separates the two.</param>
/// <param name="UserId">The user, or the session before login.</param>
internal readonly record struct UserKey(string DatasetGroupArn, string UserId)
{
    public static UserKey Parse(string key)
    {
        var blank = key.IndexOf(' ', StringComparison.Ordinal);
        return new(key[..blank], key[(blank + 1)..]);
    }

    public override string ToString() => $"{DatasetGroupArn} {UserId}";
}
