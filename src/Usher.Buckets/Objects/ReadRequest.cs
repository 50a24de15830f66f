using Usher.Buckets.Errors;

namespace Usher.Buckets.Objects;

/// <summary>What a reader wants of an object, and on which conditions.</summary>
public sealed record ReadRequest
{
    /// <summary>All of it, whatever it is.</summary>
    public static ReadRequest Whole { get; } = new();

    /// <summary>Null for all.</summary>
    public ByteRange? Range { get; init; }

    /// <summary>One part of an object that was uploaded in parts, by number; 1 is the whole of any other. Null for all.</summary>
    public int? PartNumber { get; init; }

    public ReadConditions Conditions { get; init; }

    /// <summary>Finds the piece.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidRange, InvalidPartNumber.</exception>
    public Slice Cut(ObjectInfo info)
    {
        if (PartNumber is { } number)
            return CutPart(info, number);

        return Range is { } range ? range.Within(info.Size) : new(0, info.Size, IsWhole: true);
    }

    // The N-th part in order, whatever numbers the writer gave: so GetObject counts (x-amz-mp-parts-count tells how many there are).
    private static Slice CutPart(ObjectInfo info, int number)
    {
        if (number == 1 && info.Parts.Count == 0)
            return new(0, info.Size, IsWhole: false);
        if (number > info.Parts.Count)
            throw S3Errors.InvalidPartNumber(number, Math.Max(1, info.Parts.Count));

        return new(info.Parts.Take(number - 1).Sum(part => part.Size), info.Parts[number - 1].Size, IsWhole: false);
    }
}
