namespace Usher.Buckets.Checksums;

/// <summary>The CRC of two pieces together, from the CRC of each and the second one's length: an upload's parts are not read again when it is completed.</summary>
/// <remarks>
/// Appending n zero bytes multiplies a CRC by x^(8n) modulo the polynomial, and CRCs are linear: crc(A‖B) = crc(A)·x^(8·|B|) + crc(B) for CRCs that begin and end inverted. Numbers are
/// bit-reflected: the highest bit is the coefficient of x^0. x^(8n) comes by squaring, so the time is that of the length's digits.
/// </remarks>
internal static class CrcCombination
{
    /// <summary>Puts two CRCs together.</summary>
    /// <param name="algorithm">One of the CRCs.</param>
    /// <param name="first">Of the first piece, most significant byte first.</param>
    /// <param name="second">Of the second piece.</param>
    /// <param name="secondLength">The second piece's length in bytes.</param>
    public static byte[] Combine(ChecksumAlgorithm algorithm, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, long secondLength)
    {
        var polynomial = PolynomialOf(algorithm);
        var shifted = Multiply(ToNumber(first), PowerOfX(secondLength, polynomial), polynomial);
        return ToBytes(shifted ^ ToNumber(second), first.Length);
    }

    private static Polynomial PolynomialOf(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 => new(0xEDB88320, 32),
        ChecksumAlgorithm.Crc32C => new(0x82F63B78, 32),
        ChecksumAlgorithm.Crc64Nvme => new(0x9A6C9329AC4BC9B5, 64),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Only CRCs can be put together."),
    };

    // x^(8 * bytes)
    private static ulong PowerOfX(long bytes, Polynomial polynomial)
    {
        var result = polynomial.One;
        var power = polynomial.One >> 8;
        for (; bytes > 0; bytes >>= 1)
        {
            if ((bytes & 1) == 1)
                result = Multiply(result, power, polynomial);
            power = Multiply(power, power, polynomial);
        }

        return result;
    }

    private static ulong Multiply(ulong a, ulong b, Polynomial polynomial)
    {
        ulong product = 0;
        for (var bit = polynomial.One; bit != 0; bit >>= 1)
        {
            if ((a & bit) != 0)
                product ^= b;
            // b times x, modulo the polynomial.
            b = (b & 1) == 0 ? b >> 1 : (b >> 1) ^ polynomial.Reflected;
        }

        return product;
    }

    private static ulong ToNumber(ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        foreach (var one in bytes)
            number = (number << 8) | one;
        return number;
    }

    private static byte[] ToBytes(ulong number, int count)
    {
        var bytes = new byte[count];
        for (var i = count - 1; i >= 0; i--, number >>= 8)
            bytes[i] = (byte)number;
        return bytes;
    }

    private readonly record struct Polynomial(ulong Reflected, int Bits)
    {
        public ulong One => 1UL << (Bits - 1);
    }
}
