namespace Usher.Wire.Personalize;

/// <summary>The regular expressions that many members share, as the service models spell them.</summary>
internal static class Patterns
{
    /// <summary>ARNs of the service.</summary>
    public const string Arn = @"arn:([a-z\d-]+):personalize:.*:.*:.+";

    /// <summary>Names of resources and jobs.</summary>
    public const string Name = @"^[a-zA-Z0-9][a-zA-Z0-9\-_]*";

    /// <summary>ARNs of roles.</summary>
    public const string RoleArn = @"arn:([a-z\d-]+):iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+";

    /// <summary>ARNs of keys.</summary>
    public const string KmsKeyArn = "arn:aws.*:kms:.*:[0-9]{12}:key/.*";

    /// <summary>Addresses of files and folders.</summary>
    public const string S3Location = "(s3|http|https)://.+";

    /// <summary>Tokens of lists.</summary>
    public const string NextToken = @"\p{ASCII}{0,1500}";

    /// <summary>Keys and values of tags.</summary>
    public const string Tag = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";

    /// <summary>Types of datasets.</summary>
    public const string DatasetType = "^[A-Za-z_]+$";

    /// <summary>Names of columns.</summary>
    public const string ColumnName = @"[A-Za-z_][A-Za-z\d_]*";
}
