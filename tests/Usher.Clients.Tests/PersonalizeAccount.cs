using Usher.Datasets.Generated;

namespace Usher.Clients.Tests;

/// <summary>What a journey through Personalize needs before it begins, made with an AWS CLI: a bucket with interactions in it, a role that may read it, a dataset.</summary>
internal sealed class PersonalizeAccount(UsherServer server)
{
    public static GeneratedCatalogue Catalogue { get; } = GeneratedCatalogue.Create(new() { Users = 150, Items = 120, Interactions = 3_000 });

    /// <summary>The trust policy of a role for this account's imports.</summary>
    public string Trust =>
        $$$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "personalize.amazonaws.com" },
              "Action": "sts:AssumeRole",
              "Condition": {
                "StringEquals": { "aws:SourceAccount": "{{{server.Account}}}" },
                "ArnLike": { "aws:SourceArn": "arn:aws:personalize:us-east-1:{{{server.Account}}}:*" }
              }
            }
          ]
        }
        """;

    /// <summary>What names have in them, so that the journeys of two programs use one server.</summary>
    public static string Mark(string program) => program is "/usr/bin/aws" ? "debian" : "newest";

    public async Task<string> GivenBucketAsync(AwsCli aws, string bucket)
    {
        var file = Path.Combine(server.Work, $"{bucket}.csv");
        Catalogue.WriteInteractions(file);
        (await aws.RunAsync("s3", "mb", $"s3://{bucket}")).Succeeded();
        (await aws.RunAsync("s3", "cp", file, $"s3://{bucket}/interactions.csv")).Succeeded();
        return bucket;
    }

    /// <returns>Its ARN.</returns>
    public static async Task<string> GivenRoleAsync(AwsCli aws, string name, string bucket, string trust)
    {
        var role = (await aws.RunAsync("iam", "create-role", "--role-name", name, "--assume-role-policy-document", trust)).Succeeded().Json["Role"]!;
        (await aws.RunAsync("iam", "put-role-policy", "--role-name", name, "--policy-name", "read", "--policy-document", Policies.ReadBucket(bucket))).Succeeded();
        return role["Arn"]!.GetValue<string>();
    }

    public static async Task<(string Group, string Dataset)> GivenDatasetAsync(PersonalizeCli cli, string mark)
    {
        var schema = await cli.CreateAsync("schema", "--name", mark, "--schema", GeneratedCatalogue.InteractionsSchema);
        var group = await cli.CreateActiveAsync("dataset-group", "--name", mark);
        return (group, await cli.CreateActiveAsync("dataset", "--name", mark, "--dataset-group-arn", group, "--dataset-type", "Interactions", "--schema-arn", schema));
    }

    /// <returns>The path of a file with that text.</returns>
    public string Write(string name, string text)
    {
        var path = Path.Combine(server.Work, name);
        File.WriteAllText(path, text);
        return path;
    }
}
