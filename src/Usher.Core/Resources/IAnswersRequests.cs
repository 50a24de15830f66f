namespace Usher.Core.Resources;

/// <summary>A resource that answers requests for recommendations while it is ACTIVE: a campaign or a recommender.</summary>
public interface IAnswersRequests
{
    /// <summary>The ARN that requests name.</summary>
    string Arn { get; }

    /// <summary>The status, such as ACTIVE.</summary>
    string Status { get; }

    /// <summary>When it was created.</summary>
    DateTimeOffset CreatedAt { get; }

    /// <summary>When its own members changed last; updates are apart.</summary>
    DateTimeOffset? LastUpdated { get; }

    /// <summary>The dataset group whose users and items it knows.</summary>
    string DatasetGroupArn { get; }

    /// <summary>The requests in a second that are provisioned; at least 1.</summary>
    int MinTps { get; }

    /// <summary>The solution version whose model answers; null before there is one.</summary>
    string? ServedVersion { get; }
}
