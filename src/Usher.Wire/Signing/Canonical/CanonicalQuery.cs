using System.Buffers;

namespace Usher.Wire.Signing.Canonical;

/// <summary>The query as it is signed: every name and value encoded anew, in the order of the encoded names, then values.</summary>
internal static class CanonicalQuery
{
    private const int Few = 16;

    public static void Append(ref Utf8Buffer buffer, string rawQuery)
    {
        if (rawQuery.Length == 0)
            return;

        var count = rawQuery.AsSpan().Count('&') + 1;
        Parameter[]? rented = null;
        var parameters = count <= Few ? stackalloc Parameter[Few] : (rented = ArrayPool<Parameter>.Shared.Rent(count));
        var scratch = new Utf8Buffer(rawQuery.Length * 3);

        var kept = 0;
        foreach (var range in rawQuery.AsSpan().Split('&'))
        {
            if (TryEncode(ref scratch, rawQuery.AsSpan()[range], out var parameter))
                parameters[kept++] = parameter;
        }

        parameters = parameters[..kept];
        Sort(parameters, new(scratch.Array));
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i > 0)
                buffer.Append((byte)'&');
            buffer.Append(parameters[i].Name(scratch.Array));
            buffer.Append((byte)'=');
            buffer.Append(parameters[i].Value(scratch.Array));
        }

        scratch.Dispose();
        if (rented is not null)
            ArrayPool<Parameter>.Shared.Return(rented);
    }

    // The library's sort makes objects of the comparer; for a few parameters that is more work than the sorting.
    private static void Sort(Span<Parameter> parameters, ByBytes order)
    {
        if (parameters.Length > Few)
        {
            parameters.Sort(order);
            return;
        }

        for (var i = 1; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            var place = i;
            for (; place > 0 && order.Compare(parameters[place - 1], parameter) > 0; place--)
                parameters[place] = parameters[place - 1];
            parameters[place] = parameter;
        }
    }

    // False for what is not signed: nothing at all, and the signature of a presigned URL.
    private static bool TryEncode(ref Utf8Buffer buffer, ReadOnlySpan<char> part, out Parameter parameter)
    {
        parameter = default;
        var equals = part.IndexOf('=');
        var name = equals < 0 ? part : part[..equals];
        if (part.IsEmpty || name is "X-Amz-Signature")
            return false;

        var start = buffer.Length;
        UriEncoding.AppendDecodedName(ref buffer, name);
        var middle = buffer.Length;
        if (equals >= 0)
            UriEncoding.AppendDecodedName(ref buffer, part[(equals + 1)..]);
        parameter = new(start, middle, buffer.Length);
        return true;
    }

    private readonly record struct Parameter(int Start, int Middle, int End)
    {
        public ReadOnlySpan<byte> Name(byte[] bytes) => bytes.AsSpan(Start, Middle - Start);

        public ReadOnlySpan<byte> Value(byte[] bytes) => bytes.AsSpan(Middle, End - Middle);
    }

    private readonly struct ByBytes(byte[] bytes) : IComparer<Parameter>
    {
        public int Compare(Parameter x, Parameter y)
        {
            var byName = x.Name(bytes).SequenceCompareTo(y.Name(bytes));
            return byName != 0 ? byName : x.Value(bytes).SequenceCompareTo(y.Value(bytes));
        }
    }
}
